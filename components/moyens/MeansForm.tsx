import type { ReactNode } from "react";
import { ActionForm } from "@/components/form/ActionForm";
import type { FormAction } from "@/components/form/use-action-form";
import { ORGANISATION_FIELD } from "@/lib/referent/same-organisation";

/** Who a form is about, and the structure it was shown for. */
export interface MeansTarget {
  userId: string;
  organisationId: string;
}

interface MeansFormProps {
  action: FormAction;
  target: MeansTarget;
  children: ReactNode;
}

/** A form about the means of one person. */
export function MeansForm({ action, target, children }: MeansFormProps) {
  return (
    <ActionForm action={action} autoComplete="off">
      <input type="hidden" name="personne" value={target.userId} />
      <input type="hidden" name={ORGANISATION_FIELD} value={target.organisationId} />
      {children}
    </ActionForm>
  );
}
