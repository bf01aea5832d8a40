import type { Metadata } from "next";
import { ManagerForm } from "@/components/habilitation/ManagerForm";
import { RequiredNotice, StepFrame, stepTitle } from "@/components/habilitation/StepFrame";
import { requestPath, spacePath } from "@/lib/habilitation/paths";
import { nationalPhone } from "@/lib/telephone/display";
import { saveManagerAction } from "../actions";
import { loadEditable, type RequestPageProps } from "../load";

export const metadata: Metadata = { title: stepTitle(4) };

/** Step 4 (F4): the référent. */
export default async function ManagerPage(props: RequestPageProps) {
  const { issuer, request, phone } = await loadEditable(props);
  const { issuerId } = issuer;
  const { manager } = request;
  const isWhole = manager !== null && (request.aidants.length > 0 || manager.isAidant);
  const defaults =
    manager === null
      ? {}
      : {
          firstName: manager.firstName,
          lastName: manager.lastName,
          profession: manager.profession,
          email: manager.email,
          ...(phone === null ? {} : { phone: nationalPhone(phone) }),
        };
  return (
    <StepFrame step={4} space={spacePath(issuerId)}>
      <p>
        Le référent met en place Aidants Connect dans la structure et suit son utilisation. Toute
        personne qui y travaille peut l’être&nbsp;; le référent peut aussi être l’un des aidants.
      </p>
      <RequiredNotice />
      <ManagerForm
        action={saveManagerAction}
        scope={{ issuerId, requestId: request.id }}
        defaults={defaults}
        isAidant={manager?.isAidant ?? false}
        back={requestPath(issuerId, request.id, isWhole ? "validation" : "infos-generales")}
        from={isWhole ? "validation" : "aidants"}
        button={isWhole ? "Enregistrer" : "Passer à l’étape suivante"}
      />
    </StepFrame>
  );
}
