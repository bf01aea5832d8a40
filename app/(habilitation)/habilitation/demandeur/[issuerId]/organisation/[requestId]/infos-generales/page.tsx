import type { Metadata } from "next";
import { StructureForm } from "@/components/habilitation/StructureForm";
import { RequiredNotice, StepFrame, stepTitle } from "@/components/habilitation/StepFrame";
import { requestPath, spacePath } from "@/lib/habilitation/paths";
import { structureValues } from "@/lib/habilitation/structure-values";
import { groupedSiret } from "@/lib/sirene/siret";
import { updateStructureAction } from "../../actions";
import { loadEditable, type RequestPageProps } from "../load";

export const metadata: Metadata = { title: stepTitle(3) };

/** Step 3 again. */
export default async function StructurePage(props: RequestPageProps) {
  const { issuer, request } = await loadEditable(props);
  const { issuerId } = issuer;
  return (
    <StepFrame step={3} space={spacePath(issuerId)}>
      <RequiredNotice />
      <StructureForm
        action={updateStructureAction}
        scope={{ issuerId, requestId: request.id }}
        siret={{ value: request.siret, shown: groupedSiret(request.siret) }}
        defaults={structureValues(request)}
        back={spacePath(issuerId)}
        button={request.manager === null ? "Passer à l’étape suivante" : "Enregistrer"}
      />
      {request.manager === null && (
        <p>
          <a href={requestPath(issuerId, request.id, "referent")}>
            Passer au référent sans rien changer
          </a>
        </p>
      )}
    </StepFrame>
  );
}
