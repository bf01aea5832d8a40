import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { TunnelDone } from "@/components/tunnel/TunnelDone";
import { findLiveSession, requireReferent } from "@/lib/auth/require";
import { REFERENT_PATH } from "@/lib/auth/session-paths";
import { requestContext } from "@/lib/http/request-context";
import { wasJustEquipped } from "@/lib/premiere-connexion/defer-tunnel";
import { TUNNEL_PATHS } from "@/lib/premiere-connexion/paths";

export const metadata: Metadata = {
  title: "Félicitations, étape 3 sur 3 – Aidants Connect",
};

export default async function TunnelDonePage() {
  const ctx = await requestContext();
  const actor = await requireReferent(ctx);
  const session = await findLiveSession(ctx);
  if (!session?.hasConfirmedDevice) redirect(TUNNEL_PATHS.download);
  if (!(await wasJustEquipped(ctx, actor))) redirect(REFERENT_PATH);
  return <TunnelDone />;
}
