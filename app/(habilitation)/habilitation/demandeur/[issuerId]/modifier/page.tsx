import type { Metadata } from "next";
import { IssuerForm } from "@/components/habilitation/IssuerForm";
import { Page } from "@/components/habilitation/Page";
import { RequiredNotice } from "@/components/habilitation/StepFrame";
import { requireIssuer } from "@/lib/auth/require-issuer";
import { spacePath } from "@/lib/habilitation/paths";
import { requestContext } from "@/lib/http/request-context";
import { updateIssuerAction } from "../../../actions";

export const metadata: Metadata = { title: "Modifier le demandeur – Aidants Connect" };

interface EditIssuerPageProps {
  params: Promise<{ issuerId: string }>;
}

/** F1d, from the space. */
export default async function EditIssuerPage({ params }: EditIssuerPageProps) {
  const { issuerId } = await params;
  const { firstName, lastName, profession, email } = await requireIssuer(
    await requestContext(),
    issuerId,
  );
  return (
    <Page title="Modifier le demandeur" space={spacePath(issuerId)}>
      <RequiredNotice />
      <IssuerForm
        action={updateIssuerAction}
        scope={{ issuerId }}
        defaults={{ firstName, lastName, profession, email }}
        from="espace"
        button="Enregistrer les modifications"
      />
    </Page>
  );
}
