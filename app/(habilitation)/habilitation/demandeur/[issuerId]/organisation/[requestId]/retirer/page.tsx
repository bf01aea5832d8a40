import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ButtonForm } from "@/components/habilitation/ButtonForm";
import { Page } from "@/components/habilitation/Page";
import { ISSUER_FIELD, REQUEST_FIELD, requestPath, spacePath } from "@/lib/habilitation/paths";
import { REQUEST_STATUS } from "@/lib/habilitation/status";
import { withdrawRequestAction } from "../actions";
import { loadRequest, type RequestPageProps } from "../load";

export const metadata: Metadata = { title: "Retirer ma demande – Aidants Connect" };

/** Confirmation of a withdrawal (T11). */
export default async function WithdrawPage(props: RequestPageProps) {
  const { issuer, request } = await loadRequest(props);
  const { issuerId } = issuer;
  const back = requestPath(issuerId, request.id, "voir");
  if (!REQUEST_STATUS[request.status].withdrawable) redirect(back);
  return (
    <Page title="Retirer ma demande" space={spacePath(issuerId)}>
      <p>
        La demande de la structure <strong>{request.name}</strong> ne sera plus étudiée, et ne
        pourra plus être envoyée. Les informations sur les personnes seront effacées 90 jours plus
        tard. Vous pourrez déposer une autre demande.
      </p>
      <ButtonForm
        action={withdrawRequestAction}
        fields={{ [ISSUER_FIELD]: issuerId, [REQUEST_FIELD]: request.id }}
        button="Retirer cette demande"
      />
      <p className="fr-mt-3w">
        <a href={back}>Retour</a>
      </p>
    </Page>
  );
}
