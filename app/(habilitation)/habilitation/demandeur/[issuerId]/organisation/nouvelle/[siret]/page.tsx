import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { StructureForm } from "@/components/habilitation/StructureForm";
import { RequiredNotice, StepFrame, stepTitle } from "@/components/habilitation/StepFrame";
import { requireIssuer } from "@/lib/auth/require-issuer";
import { siretPath, spacePath } from "@/lib/habilitation/paths";
import { findPassedCheck } from "@/lib/habilitation/read-siret-check";
import { EMPTY_STRUCTURE } from "@/lib/habilitation/structure-values";
import { requestContext } from "@/lib/http/request-context";
import { groupedSiret } from "@/lib/sirene/siret";
import { createStructureAction } from "../../actions";

export const metadata: Metadata = { title: stepTitle(3) };

interface NewStructurePageProps {
  params: Promise<{ issuerId: string; siret: string }>;
}

/** Step 3 (F3), first time: name and address come from the register. */
export default async function NewStructurePage({ params }: NewStructurePageProps) {
  const { issuerId, siret } = await params;
  const ctx = await requestContext();
  const actor = await requireIssuer(ctx, issuerId);
  const check = await findPassedCheck(ctx, actor, siret);
  if (check === null) redirect(siretPath(issuerId));
  const { name, address, zipcode, city, cityInseeCode } = check;
  return (
    <StepFrame step={3} space={spacePath(issuerId)}>
      <p>Vous pouvez déposer autant de demandes que la structure a de lieux d’accueil.</p>
      <RequiredNotice />
      <StructureForm
        action={createStructureAction}
        scope={{ issuerId }}
        siret={{ value: siret, shown: groupedSiret(siret) }}
        defaults={{
          ...EMPTY_STRUCTURE,
          ...{ name, address, zipcode, city },
          cityInseeCode: cityInseeCode ?? "",
        }}
        back={siretPath(issuerId)}
        button="Passer à l’étape suivante"
      />
    </StepFrame>
  );
}
