import type { Metadata } from "next";
import { IssuerForm } from "@/components/habilitation/IssuerForm";
import { RequiredNotice, StepFrame, stepTitle } from "@/components/habilitation/StepFrame";
import { spacePath } from "@/lib/habilitation/paths";
import { updateIssuerAction } from "../../../../../actions";
import { loadEditable, type RequestPageProps } from "../load";

export const metadata: Metadata = { title: stepTitle(1) };

/** F1d, from the recap of a request. */
export default async function EditIssuerFromRequestPage(props: RequestPageProps) {
  const { issuer, request } = await loadEditable(props);
  const { issuerId, firstName, lastName, profession, email } = issuer;
  return (
    <StepFrame step={1} space={spacePath(issuerId)}>
      <RequiredNotice />
      <IssuerForm
        action={updateIssuerAction}
        scope={{ issuerId, requestId: request.id }}
        defaults={{ firstName, lastName, profession, email }}
        from="demande"
        button="Enregistrer les modifications"
      />
    </StepFrame>
  );
}
