import type { Metadata } from "next";
import { orLeavePage } from "@/app/(aidant)/espace-aidant/mandats/leave";
import { DemarcheList } from "@/components/mandat/DemarcheList";
import { RevocationForm } from "@/components/mandat/revocation/RevocationForm";
import { Facts } from "@/components/layout/Facts";
import { RevocationScreen } from "@/components/mandat/revocation/RevocationScreen";
import { dateAndTime } from "@/lib/attestation/paris-dates";
import { requireAidant } from "@/lib/auth/require";
import { requestContext } from "@/lib/http/request-context";
import { readAutorisationToRevoke } from "@/lib/mandat/read-revocation";
import { revokeAutorisationAction } from "./actions";
import "@/components/mandat/mandat.css";

export const metadata: Metadata = { title: "Révoquer une autorisation – Aidants Connect" };

type Params = Promise<{ usagerId: string; autorisationId: string }>;

export default async function RevokeAutorisationPage({ params }: { params: Params }) {
  const ctx = await requestContext();
  const actor = await requireAidant(ctx);
  const view = await orLeavePage(readAutorisationToRevoke(ctx, actor, await params));
  const { usagerId, usagerName, autorisationId } = view;
  return (
    <RevocationScreen title="Révoquer une autorisation" usagerId={usagerId} usagerName={usagerName}>
      <p>
        Voulez-vous mettre fin à l&apos;autorisation suivante ? Elle ne pourra plus être utilisée
        dès maintenant, et cette révocation est définitive.
      </p>
      <DemarcheList demarches={[view.demarche]} />
      <Facts
        facts={[
          ["Usager", usagerName],
          ["Mandat du", dateAndTime(view.mandatCreatedAt)],
          ["Expire le", dateAndTime(view.expiresAt)],
        ]}
      />
      <RevocationForm
        action={revokeAutorisationAction}
        hidden={{ usager: usagerId, autorisation: autorisationId }}
        submitLabel="Révoquer l'autorisation"
        cancelHref={`/espace-aidant/usagers/${usagerId}/`}
      />
    </RevocationScreen>
  );
}
