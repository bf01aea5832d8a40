import { ActionForm } from "@/components/form/ActionForm";
import { SubmitButton } from "@/components/form/SubmitButton";
import type { FormAction } from "@/components/form/use-action-form";
import { plainDate } from "@/lib/attestation/paris-dates";
import { ORGANISATION_FIELD } from "@/lib/referent/same-organisation";

interface SuspendedNoticeProps {
  userId: string;
  organisationId: string;
  suspendedAt: Date;
  action: FormAction;
}

/** Somebody whom wrong codes keep from signing in with a new browser, and how to help them. */
export function SuspendedNotice(props: SuspendedNoticeProps) {
  const { userId, organisationId, suspendedAt, action } = props;
  return (
    <div className="fr-alert fr-alert--warning fr-mb-3w">
      <h3 className="fr-alert__title">Connexion suspendue depuis un nouveau navigateur</h3>
      <p>
        De nombreux codes erronés ont été saisis pour ce compte, jusqu’au {plainDate(suspendedAt)}.
        Vérifiez de vive voix que cette personne a toujours sa carte ou son téléphone, puis
        rétablissez sa connexion.
      </p>
      <ActionForm action={action}>
        <input type="hidden" name={ORGANISATION_FIELD} value={organisationId} />
        <input type="hidden" name="user" value={userId} />
        <SubmitButton>Rétablir la connexion</SubmitButton>
      </ActionForm>
    </div>
  );
}
