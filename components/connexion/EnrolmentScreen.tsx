import { ActionForm } from "@/components/form/ActionForm";
import { OneTimeCodeField } from "@/components/form/OneTimeCodeField";
import { SubmitButton } from "@/components/form/SubmitButton";
import type { FormAction } from "@/components/form/use-action-form";
import { ApplicationQr } from "@/components/moyens/ApplicationQr";
import type { EnrolmentView } from "@/lib/carte-totp/enrolment";

interface EnrolmentScreenProps {
  enrolment: EnrolmentView | null;
  token: string;
  action: FormAction;
}

const APPLICATIONS = "FreeOTP, Ente Auth, Google Authenticator ou Microsoft Authenticator";

function DeadLink() {
  return (
    <>
      <h1>Ce lien ne fonctionne plus</h1>
      <p>
        Un lien d’activation sert une seule fois, pendant 15 minutes. Demandez-en un nouveau à votre
        équipe, ou <a href="/accounts/login/">connectez-vous</a> si votre application est déjà
        associée.
      </p>
    </>
  );
}

/** Association of an application: QR code drawn by the server, key to copy, first code. */
export function EnrolmentScreen({ enrolment, token, action }: EnrolmentScreenProps) {
  return (
    <div className="fr-container fr-py-6w">
      <div className="fr-grid-row fr-grid-row--center">
        <div className="fr-col-12 fr-col-md-8">
          {enrolment === null ? (
            <DeadLink />
          ) : (
            <>
              <h1>Associer votre application</h1>
              <p>
                Bonjour {enrolment.fullName}. Votre application d’authentification affichera les
                codes qui vous connectent avec l’adresse <strong>{enrolment.email}</strong>.
              </p>
              <h2 className="fr-h4">1. Scannez ce code QR</h2>
              <p>Ouvrez sur votre téléphone {APPLICATIONS}, puis ajoutez un compte.</p>
              <ApplicationQr uri={enrolment.uri} secretKey={enrolment.key} />
              <h2 className="fr-h4">2. Saisissez le code affiché</h2>
              <ActionForm action={action} autoComplete="off">
                <OneTimeCodeField
                  name="code"
                  hint="Affiché par votre application, par exemple 123 456"
                />
                <input type="hidden" name="token" value={token} />
                <SubmitButton>Associer l’application</SubmitButton>
              </ActionForm>
            </>
          )}
        </div>
      </div>
    </div>
  );
}
