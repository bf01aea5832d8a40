"use client";
import { FocusedTitle } from "@/components/form/FocusedTitle";
import { ReportForm, type ReportAction } from "@/components/form/ReportForm";
import { SubmitButton } from "@/components/form/SubmitButton";
import type { IssuedCode } from "@/lib/compte/issue-bypass-code";
import { ACCOUNT_FIELD } from "@/lib/compte/team-act";
import { ReasonField } from "./ReasonField";

interface BypassFormProps {
  accountId: string;
  button: string;
  action: ReportAction<IssuedCode>;
}

const instant = new Intl.DateTimeFormat("fr-FR", {
  dateStyle: "long",
  timeStyle: "short",
  timeZone: "Europe/Paris",
});

function Issued({ code, expiresAt }: IssuedCode) {
  return (
    <section className="fr-callout">
      <FocusedTitle>Code de dépannage</FocusedTitle>
      <p className="fr-text--xl">
        <code>{code}</code>
      </p>
      <p>
        Valable une seule fois, jusqu’au {instant.format(expiresAt)}. Dictez-le maintenant : il ne
        sera plus affiché. La personne le saisit à l’adresse{" "}
        <strong>/accounts/login/depannage/</strong>, depuis le lien de la page de connexion.
      </p>
    </section>
  );
}

/** Reason, then the code in place of the form. */
export function BypassForm({ accountId, button, action }: BypassFormProps) {
  return (
    <ReportForm action={action} report={(issued) => <Issued {...issued} />}>
      <input type="hidden" name={ACCOUNT_FIELD} value={accountId} />
      <ReasonField />
      <SubmitButton>{button}</SubmitButton>
    </ReportForm>
  );
}
