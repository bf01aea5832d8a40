import type { Metadata } from "next";
import { orLeavePage } from "@/app/(aidant)/espace-aidant/mandats/leave";
import { DemarcheList } from "@/components/mandat/DemarcheList";
import { RevocationScreen } from "@/components/mandat/revocation/RevocationScreen";
import { RevocationLinks } from "@/components/mandat/revocation/RevocationLinks";
import { dateAndTime } from "@/lib/attestation/paris-dates";
import { requireAidant } from "@/lib/auth/require";
import { requestContext } from "@/lib/http/request-context";
import { readRevokedAutorisation } from "@/lib/mandat/read-revocation";

export const metadata: Metadata = { title: "Autorisation révoquée – Aidants Connect" };

type Params = Promise<{ usagerId: string; autorisationId: string }>;

export default async function RevokedAutorisationPage({ params }: { params: Params }) {
  const ctx = await requestContext();
  const actor = await requireAidant(ctx);
  const view = await orLeavePage(readRevokedAutorisation(ctx, actor, await params));
  const { usagerId, usagerName } = view;
  return (
    <RevocationScreen title="Autorisation révoquée" usagerId={usagerId} usagerName={usagerName}>
      <div className="fr-alert fr-alert--success fr-mb-3w">
        <p>
          L&apos;autorisation de {usagerName} a été révoquée le{" "}
          {view.revokedAt && dateAndTime(view.revokedAt)}.
        </p>
      </div>
      <DemarcheList demarches={[view.demarche]} />
      <RevocationLinks attestation={view.attestation} usagerId={usagerId} usagerName={usagerName} />
    </RevocationScreen>
  );
}
