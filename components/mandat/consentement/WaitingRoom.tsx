"use client";
import { ActionForm } from "@/components/form/ActionForm";
import { SubmitButton } from "@/components/form/SubmitButton";
import type { FormAction } from "@/components/form/use-action-form";
import type { ConnectionStatus } from "@/lib/consentement/read-conversation";
import { SmsSupport } from "./SmsSupport";
import { useConsentPoll } from "./use-consent-poll";

interface WaitingRoomProps {
  initial: ConnectionStatus;
  /** Addresses: this page, its poll, what follows the consent, the form. */
  path: string;
  pollPath: string;
  nextPath: string;
  formPath: string;
  shownPhone: string;
  asksLeft: number;
  /** « 15h32 »: until when an answer counts, from when the question may be sent again. */
  deadline: string | null;
  nextAsk: string | null;
  action: FormAction;
  contactEmail: string;
}

type Said = { severity: "info" | "success" | "warning" | "error"; title: string; text: string };

function saidOf(status: ConnectionStatus, { shownPhone, deadline }: WaitingRoomProps): Said {
  switch (status) {
    case "OK":
      return { severity: "success", title: "Accord reçu", text: "La page suivante s’ouvre." };
    case "NOK":
      return {
        severity: "info",
        title: "La personne n’a pas encore répondu",
        text: `La demande a été envoyée au ${shownPhone}.${deadline ? ` Elle peut y répondre jusqu’à ${deadline}.` : ""}`,
      };
    case "SEND_FAILED":
      return {
        severity: "warning",
        title: "Le SMS n’a pas été reçu",
        text: `L’opérateur n’a pas pu le remettre au ${shownPhone}. Vérifiez le numéro avec la personne, puis renvoyez la demande ou recommencez.`,
      };
    case "DENIED":
      return {
        severity: "error",
        title: "La personne a refusé",
        text: "Aucun mandat ne sera créé. Si c’est une erreur, recommencez avec elle.",
      };
    case "EXPIRED":
      return {
        severity: "error",
        title: "Délai dépassé",
        text: "La demande a expiré. Recommencez : vos choix sont conservés.",
      };
  }
}

function Resend(props: WaitingRoomProps) {
  const { asksLeft, nextAsk, action, contactEmail, shownPhone } = props;
  if (asksLeft <= 0) {
    return <p>La demande a déjà été envoyée trois fois : elle ne peut plus l’être.</p>;
  }
  return (
    <ActionForm action={action}>
      <SmsSupport email={contactEmail} phone={shownPhone} />
      <input type="hidden" name="encore" value="on" />
      <p className="fr-hint-text" id="renvoi-aide">
        {asksLeft > 1 ? `Encore ${String(asksLeft)} envois possibles` : "Encore un envoi possible"}
        {nextAsk ? `, à partir de ${nextAsk}.` : "."}
      </p>
      <SubmitButton priority="secondary">Renvoyer la demande par SMS</SubmitButton>
    </ActionForm>
  );
}

/** « En attente de consentement » (mandats §4.4.4): follows by itself with script, by reloading without. */
export function WaitingRoom(props: WaitingRoomProps) {
  const { initial, path, pollPath, nextPath, formPath } = props;
  const status = useConsentPoll(initial, { pollPath, nextPath });
  const { severity, title, text } = saidOf(status, props);
  const waits = status === "NOK" || status === "SEND_FAILED";
  return (
    <>
      <div className={`fr-alert fr-alert--${severity} fr-mb-3w`} role="status" aria-live="polite">
        <h2 className="fr-alert__title">{title}</h2>
        <p>{text}</p>
      </div>
      {waits && (
        <>
          <p>
            Cette page s’actualise d’elle-même et s’ouvre sur la suite dès l’accord reçu. Si rien ne
            change, actualisez-la.
          </p>
          <p>
            <a className="fr-btn fr-btn--tertiary" href={path}>
              Actualiser la page
            </a>
          </p>
          <h2 className="fr-h4 fr-mt-4w">La personne n’a rien reçu ?</h2>
          <Resend {...props} />
        </>
      )}
      <p className="fr-mt-3w">
        <a className={waits ? "fr-link" : "fr-btn"} href={formPath}>
          Recommencer depuis le formulaire
        </a>
      </p>
    </>
  );
}
