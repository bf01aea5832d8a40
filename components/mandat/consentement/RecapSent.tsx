import { ActionForm } from "@/components/form/ActionForm";
import { SubmitButton } from "@/components/form/SubmitButton";
import type { FormAction } from "@/components/form/use-action-form";
import type { Conversation } from "@/lib/consentement/read-conversation";
import { DemoPhoneLink } from "./DemoPhoneLink";
import { SmsSupport } from "./SmsSupport";

interface RecapSentProps {
  conversation: Conversation;
  formPath: string;
  /** This page's own address. */
  path: string;
  action: FormAction;
  contactEmail: string;
  /** Word by which the person consents. */
  consentWord: string;
  isDemo: boolean;
}

function Leaving({ path }: { path: string }) {
  return (
    <>
      <div className="fr-alert fr-alert--info fr-mb-3w" role="status">
        <h2 className="fr-alert__title">Envoi en cours</h2>
        <p>Le SMS récapitulatif part. Actualisez la page dans quelques secondes.</p>
      </div>
      <a className="fr-btn fr-btn--secondary" href={path}>
        Actualiser la page
      </a>
    </>
  );
}

/** Step 1 is done: the person can read what the mandat will be; then comes the question (§4.4.2). */
export function RecapSent(props: RecapSentProps) {
  const { conversation, formPath, path, action, contactEmail, consentWord, isDemo } = props;
  const { shownPhone, phone, stage, recapUndelivered } = conversation;
  if (stage === "recap-leaving") return <Leaving path={path} />;
  return (
    <>
      {recapUndelivered ? (
        <div className="fr-alert fr-alert--warning fr-mb-3w">
          <h2 className="fr-alert__title">Le SMS n’a pas été reçu</h2>
          <p>
            L’opérateur n’a pas pu le remettre au {shownPhone}. Vérifiez le numéro avec la personne.
          </p>
        </div>
      ) : (
        <p>
          Un SMS qui résume le mandat a été envoyé au <strong>{shownPhone}</strong>. Laissez à la
          personne le temps de le lire et répondez à ses questions.
        </p>
      )}
      <p>
        Quand elle est prête, envoyez-lui la demande : elle y répondra « {consentWord} » ou « Non »
        par SMS.
      </p>
      <ActionForm action={action}>
        <SmsSupport email={contactEmail} phone={shownPhone} />
        <SubmitButton>Envoyer la demande de consentement par SMS</SubmitButton>
      </ActionForm>
      <p className="fr-mt-3w">
        <a className="fr-link" href={formPath}>
          Modifier le mandat et recommencer
        </a>
      </p>
      {isDemo && <DemoPhoneLink phone={phone} />}
    </>
  );
}
