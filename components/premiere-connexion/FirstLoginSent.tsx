import { LOGIN_PATH } from "@/lib/auth/session-paths";
import { FIRST_LOGIN_PATH } from "@/lib/premiere-connexion/paths";

interface FirstLoginSentProps {
  linkMinutes: number;
  codeMinutes: number;
  contact: string;
}

/** The one outcome of any well-formed request (auth-referent §3.5): it depends on nothing typed. */
export function FirstLoginSent({ linkMinutes, codeMinutes, contact }: FirstLoginSentProps) {
  return (
    <div className="fr-container fr-py-6w">
      <div className="fr-grid-row fr-grid-row--center">
        <div className="fr-col-12 fr-col-md-8">
          <h1>Confirmez votre adresse e-mail</h1>
          <p>
            Si les informations saisies correspondent à votre dossier, un courriel et un SMS sont en
            route. Ouvrez le courriel, cliquez sur le bouton <strong>Connexion</strong>, puis
            saisissez le code à 6 chiffres reçu par SMS.
          </p>
          <p>
            Le lien est valable {linkMinutes} minutes et le code {codeMinutes} minutes. Ils ne
            servent qu’une fois.
          </p>
          <section className="fr-callout fr-mt-4w">
            <h2 className="fr-callout__title fr-h5">Vous n’avez pas reçu d’e-mail&nbsp;?</h2>
            <ul>
              <li>Vérifiez vos dossiers «&nbsp;Spam&nbsp;» et «&nbsp;Indésirables&nbsp;».</li>
              <li>
                Vérifiez l’adresse et le numéro saisis, puis{" "}
                <a href={FIRST_LOGIN_PATH}>recommencez</a>.
              </li>
              <li>
                Votre numéro a changé ou ne figure pas dans votre dossier&nbsp;? Écrivez à{" "}
                <a href={`mailto:${contact}`}>{contact}</a>.
              </li>
              <li>
                Vous avez déjà une carte ou une application&nbsp;?{" "}
                <a href={LOGIN_PATH}>Connectez-vous avec son code</a>.
              </li>
            </ul>
          </section>
        </div>
      </div>
    </div>
  );
}
