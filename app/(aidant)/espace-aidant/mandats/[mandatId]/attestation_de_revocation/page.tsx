import type { Metadata } from "next";
import { orLeavePage } from "@/app/(aidant)/espace-aidant/mandats/leave";
import { RevocationAttestationScreen } from "@/components/mandat/attestation/RevocationAttestationScreen";
import { requireAidant } from "@/lib/auth/require";
import { requestContext } from "@/lib/http/request-context";
import { viewRevocation } from "@/lib/mandat/view-revocation";

export const metadata: Metadata = { title: "Attestation de révocation – Aidants Connect" };

export default async function MandatRevocationPage({
  params,
}: {
  params: Promise<{ mandatId: string }>;
}) {
  const ctx = await requestContext();
  const actor = await requireAidant(ctx);
  const { mandatId } = await params;
  const view = await orLeavePage(viewRevocation(ctx, actor, { mandatId }));
  return <RevocationAttestationScreen view={view} />;
}
