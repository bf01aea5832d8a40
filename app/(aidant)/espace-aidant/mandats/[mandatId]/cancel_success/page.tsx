import type { Metadata } from "next";
import { orLeavePage } from "@/app/(aidant)/espace-aidant/mandats/leave";
import { DemarcheList } from "@/components/mandat/DemarcheList";
import { RevocationScreen } from "@/components/mandat/revocation/RevocationScreen";
import { RevocationLinks } from "@/components/mandat/revocation/RevocationLinks";
import { dateAndTime } from "@/lib/attestation/paris-dates";
import { requireAidant } from "@/lib/auth/require";
import { requestContext } from "@/lib/http/request-context";
import { readRevokedMandat } from "@/lib/mandat/read-revocation";

export const metadata: Metadata = { title: "Mandat révoqué – Aidants Connect" };

export default async function RevokedMandatPage({
  params,
}: {
  params: Promise<{ mandatId: string }>;
}) {
  const ctx = await requestContext();
  const actor = await requireAidant(ctx);
  const view = await orLeavePage(readRevokedMandat(ctx, actor, (await params).mandatId));
  const { usagerId, usagerName } = view;
  return (
    <RevocationScreen title="Mandat révoqué" usagerId={usagerId} usagerName={usagerName}>
      <div className="fr-alert fr-alert--success fr-mb-3w">
        <p>
          Le mandat de {usagerName} a été révoqué le {view.endedAt && dateAndTime(view.endedAt)}. Il
          concernait encore :
        </p>
      </div>
      <DemarcheList demarches={view.demarches} />
      <RevocationLinks
        attestation={
          view.attested ? { mandatId: view.mandatId, usagerId, autorisationId: null } : null
        }
        usagerId={usagerId}
        usagerName={usagerName}
      />
    </RevocationScreen>
  );
}
