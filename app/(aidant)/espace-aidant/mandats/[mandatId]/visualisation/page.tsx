import type { Metadata } from "next";
import { AttestationScreen } from "@/components/mandat/attestation/AttestationScreen";
import { requireAidant } from "@/lib/auth/require";
import { requestContext } from "@/lib/http/request-context";
import { viewAttestation } from "@/lib/mandat/view-attestation";
import { orLeavePage } from "@/app/(aidant)/espace-aidant/mandats/leave";

export const metadata: Metadata = { title: "Attestation de mandat – Aidants Connect" };

export default async function MandatPage({ params }: { params: Promise<{ mandatId: string }> }) {
  const ctx = await requestContext();
  const actor = await requireAidant(ctx);
  const { mandatId } = await params;
  const view = await orLeavePage(viewAttestation(ctx, actor, mandatId));
  return <AttestationScreen view={view} isNew={false} />;
}
