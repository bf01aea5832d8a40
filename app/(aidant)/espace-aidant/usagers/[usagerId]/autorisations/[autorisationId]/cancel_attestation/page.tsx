import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { orLeavePage } from "@/app/(aidant)/espace-aidant/mandats/leave";
import { RevocationAttestationScreen } from "@/components/mandat/attestation/RevocationAttestationScreen";
import { revocationHref } from "@/components/mandat/attestation/revocation-href";
import { requireAidant } from "@/lib/auth/require";
import { requestContext } from "@/lib/http/request-context";
import { viewRevocation } from "@/lib/mandat/view-revocation";

export const metadata: Metadata = { title: "Attestation de révocation – Aidants Connect" };

type Params = Promise<{ usagerId: string; autorisationId: string }>;

export default async function AutorisationRevocationPage({ params }: { params: Params }) {
  const ctx = await requestContext();
  const actor = await requireAidant(ctx);
  const { usagerId, autorisationId } = await params;
  const view = await orLeavePage(viewRevocation(ctx, actor, { usagerId, autorisationId }));
  if ("elsewhere" in view) redirect(revocationHref({ ...view, usagerId, autorisationId: null }));
  return <RevocationAttestationScreen view={view} />;
}
