import { REFERENT_PATH } from "@/lib/auth/session-paths";
import { TunnelStep } from "./TunnelStep";

/** Étape 3 sur 3. */
export function TunnelDone() {
  return (
    <TunnelStep step={3}>
      <p className="fr-text--lead">Votre moyen de connexion est associé à votre compte.</p>
      <p>
        À votre prochaine connexion, saisissez votre adresse email et le code à 6 chiffres qu’il
        affiche. Un courriel vous confirme cette association.
      </p>
      <a className="fr-btn" href={REFERENT_PATH}>
        Accéder à l’espace référent
      </a>
    </TunnelStep>
  );
}
