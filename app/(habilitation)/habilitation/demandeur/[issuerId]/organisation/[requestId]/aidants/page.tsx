import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AidantsForm } from "@/components/habilitation/AidantsForm";
import { RequiredNotice, StepFrame, stepTitle } from "@/components/habilitation/StepFrame";
import { requestPath, spacePath } from "@/lib/habilitation/paths";
import { saveAidantsAction } from "../actions";
import { loadEditable, type RequestPageProps } from "../load";

export const metadata: Metadata = { title: stepTitle(5) };

/** Step 5 (F5): the aidants. */
export default async function AidantsPage(props: RequestPageProps) {
  const { issuer, request } = await loadEditable(props);
  const { issuerId } = issuer;
  const managerPath = requestPath(issuerId, request.id, "referent");
  if (request.manager === null) redirect(managerPath);
  const saved = request.aidants.map(
    ({ id, firstName, lastName, profession, email, conseillerNumerique }) => ({
      ...{ id, firstName, lastName, profession, email },
      conseillerNumerique: conseillerNumerique ? "oui" : "non",
    }),
  );
  return (
    <StepFrame step={5} space={spacePath(issuerId)}>
      <p>
        Donnez ici les professionnels à former et à habiliter&nbsp;: au moins un. Les élus, les
        personnes en service civique, les bénévoles, les apprentis et les stagiaires ne peuvent pas
        l’être.
      </p>
      <RequiredNotice />
      <AidantsForm
        action={saveAidantsAction}
        scope={{ issuerId, requestId: request.id }}
        saved={saved}
        back={managerPath}
      />
    </StepFrame>
  );
}
