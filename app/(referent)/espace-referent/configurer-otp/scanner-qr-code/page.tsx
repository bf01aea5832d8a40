import type { Metadata } from "next";
import { TunnelScan } from "@/components/tunnel/TunnelScan";
import { requireUnequippedReferent } from "@/lib/auth/require";
import { readPendingApplication } from "@/lib/carte-totp/pending-application";
import { requestContext } from "@/lib/http/request-context";
import { confirmOwnAction, showQrAction } from "../actions";

export const metadata: Metadata = {
  title: "Scanner le code QR, étape 2 sur 3 – Aidants Connect",
};

/** The same QR code at each reading; only a form draws another. */
export default async function TunnelScanPage() {
  const ctx = await requestContext();
  const actor = await requireUnequippedReferent(ctx);
  return (
    <TunnelScan
      application={await readPendingApplication(ctx, actor, actor.userId)}
      organisation={actor.organisationId}
      confirm={confirmOwnAction}
      showQr={showQrAction}
    />
  );
}
