import { FIRST_LOGIN_PATH } from "@/lib/premiere-connexion/paths";

/** Below the sign-in form, for référents who have no card nor application yet (auth-referent §3.1). */
export function FirstLoginEntry() {
  return (
    <section className="fr-mt-6w" aria-labelledby="premiere-connexion">
      <h2 className="fr-h5" id="premiere-connexion">
        Vous êtes référent et c’est votre première connexion&nbsp;?
      </h2>
      <p>
        Sans carte ni application associée à votre compte, demandez un code par SMS pour accéder à
        votre espace.
      </p>
      <a className="fr-btn fr-btn--secondary" href={FIRST_LOGIN_PATH}>
        Obtenir un code de première connexion
      </a>
    </section>
  );
}
