import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ButtonForm } from "@/components/habilitation/ButtonForm";
import { Page } from "@/components/habilitation/Page";
import { readIssuerLink } from "@/lib/habilitation/open-issuer-link";
import { ISSUER_FIELD, spacePath } from "@/lib/habilitation/paths";
import { orAbsent } from "@/lib/http/or-absent";
import { requestContext } from "@/lib/http/request-context";
import { confirmEmailAction, resendAction } from "../../../../../actions";

export const metadata: Metadata = {
  title: "Confirmation de votre e-mail – Aidants Connect",
  robots: { index: false },
};

interface ConfirmPageProps {
  params: Promise<{ issuerId: string; key: string }>;
}

/** F1c: reading it confirms nothing, its button does. */
export default async function ConfirmPage({ params }: ConfirmPageProps) {
  const { issuerId, key: token } = await params;
  const ctx = await requestContext();
  const state = await orAbsent(readIssuerLink(ctx, "confirmation", { issuerId, token }));
  if (state === "used") redirect(spacePath(issuerId));
  if (state === "expired") {
    return (
      <Page title="Ce lien a expiré">
        <p>Un lien de confirmation est valable trois jours. Demandez-en un nouveau.</p>
        <ButtonForm
          action={resendAction}
          fields={{ [ISSUER_FIELD]: issuerId }}
          button="Renvoyer l’email de confirmation"
        />
      </Page>
    );
  }
  return (
    <Page title="Confirmez votre e-mail">
      <p>Votre adresse e-mail sera confirmée dès que vous continuerez.</p>
      <ButtonForm
        action={confirmEmailAction}
        fields={{ [ISSUER_FIELD]: issuerId, lien: token }}
        button="Continuer ma demande"
      />
    </Page>
  );
}
