import type { Metadata } from "next";
import { orLeavePage } from "@/app/(aidant)/espace-aidant/mandats/leave";
import { DemarcheList } from "@/components/mandat/DemarcheList";
import { RevocationForm } from "@/components/mandat/revocation/RevocationForm";
import { Facts } from "@/components/layout/Facts";
import { RevocationScreen } from "@/components/mandat/revocation/RevocationScreen";
import { dateAndTime } from "@/lib/attestation/paris-dates";
import { requireAidant } from "@/lib/auth/require";
import { requestContext } from "@/lib/http/request-context";
import { readMandatToRevoke } from "@/lib/mandat/read-revocation";
import { revokeMandatAction } from "./actions";
import "@/components/mandat/mandat.css";

export const metadata: Metadata = { title: "Révoquer un mandat – Aidants Connect" };

export default async function RevokeMandatPage({
  params,
}: {
  params: Promise<{ mandatId: string }>;
}) {
  const ctx = await requestContext();
  const actor = await requireAidant(ctx);
  const view = await orLeavePage(readMandatToRevoke(ctx, actor, (await params).mandatId));
  const { usagerId, usagerName, mandatId } = view;
  return (
    <RevocationScreen title="Révoquer un mandat" usagerId={usagerId} usagerName={usagerName}>
      <p>
        Voulez-vous mettre fin à toutes les autorisations de ce mandat ? Elles ne pourront plus être
        utilisées dès maintenant, et cette révocation est définitive.
      </p>
      <DemarcheList demarches={view.demarches} />
      <Facts
        facts={[
          ["Usager", usagerName],
          ["Mandat du", dateAndTime(view.createdAt)],
          ["Expire le", dateAndTime(view.expiresAt)],
        ]}
      />
      <RevocationForm
        action={revokeMandatAction}
        hidden={{ mandat: mandatId }}
        submitLabel="Révoquer le mandat"
        cancelHref={`/espace-aidant/usagers/${usagerId}/`}
      />
    </RevocationScreen>
  );
}
