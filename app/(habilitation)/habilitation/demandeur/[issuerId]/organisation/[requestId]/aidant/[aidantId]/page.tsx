import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AidantForm } from "@/components/habilitation/AidantForm";
import { ButtonForm } from "@/components/habilitation/ButtonForm";
import { Page } from "@/components/habilitation/Page";
import { RequiredNotice } from "@/components/habilitation/StepFrame";
import { ISSUER_FIELD, REQUEST_FIELD, requestPath, spacePath } from "@/lib/habilitation/paths";
import { editAidantAction, removeAidantAction } from "../../actions";
import { loadEditable } from "../../load";

export const metadata: Metadata = { title: "Modifier un aidant – Aidants Connect" };

interface AidantPageProps {
  params: Promise<{ issuerId: string; requestId: string; aidantId: string }>;
}

/** One aidant of a request: what changes, or « Supprimer cet aidant » (F6). */
export default async function AidantPage(props: AidantPageProps) {
  const { issuer, request } = await loadEditable(props);
  const { aidantId } = await props.params;
  const aidant = request.aidants.find(({ id }) => id === aidantId);
  if (!aidant) notFound();
  const { issuerId } = issuer;
  const { firstName, lastName, profession, email } = aidant;
  return (
    <Page title={`Modifier ${firstName} ${lastName}`} space={spacePath(issuerId)}>
      <RequiredNotice />
      <AidantForm
        action={editAidantAction}
        scope={{ issuerId, requestId: request.id }}
        aidantId={aidantId}
        defaults={{
          ...{ firstName, lastName, profession, email },
          conseillerNumerique: aidant.conseillerNumerique ? "oui" : "non",
        }}
      />
      <ButtonForm
        action={removeAidantAction}
        fields={{
          [ISSUER_FIELD]: issuerId,
          [REQUEST_FIELD]: request.id,
          aidant: aidantId,
        }}
        button="Supprimer cet aidant"
        priority="tertiary"
      />
      <p className="fr-mt-3w">
        <a href={requestPath(issuerId, request.id, "validation")}>Revenir au récapitulatif</a>
      </p>
    </Page>
  );
}
