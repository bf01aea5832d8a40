import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ButtonForm } from "@/components/habilitation/ButtonForm";
import { Page } from "@/components/habilitation/Page";
import { currentIssuer } from "@/lib/auth/require-issuer";
import { readIssuerLink } from "@/lib/habilitation/open-issuer-link";
import { ISSUER_FIELD, NEW_LINK_PATH, spacePath } from "@/lib/habilitation/paths";
import { orAbsent } from "@/lib/http/or-absent";
import { requestContext } from "@/lib/http/request-context";
import { openAccessAction } from "../../../../actions";

export const metadata: Metadata = {
  title: "Ouvrir mon espace – Aidants Connect",
  robots: { index: false },
};

interface AccessPageProps {
  params: Promise<{ issuerId: string; token: string }>;
}

/** Link to the space: reading it consumes nothing, its button does. */
export default async function AccessPage({ params }: AccessPageProps) {
  const { issuerId, token } = await params;
  const ctx = await requestContext();
  const state = await orAbsent(readIssuerLink(ctx, "access", { issuerId, token }));
  if ((await currentIssuer(ctx))?.issuerId === issuerId) redirect(spacePath(issuerId));
  if (state !== "ready") redirect(NEW_LINK_PATH);
  return (
    <Page title="Mon espace habilitation">
      <p>Ce lien ouvre votre espace dans ce navigateur. Il ne sert qu’une fois.</p>
      <ButtonForm
        action={openAccessAction}
        fields={{ [ISSUER_FIELD]: issuerId, lien: token }}
        button="Ouvrir mon espace"
      />
    </Page>
  );
}
