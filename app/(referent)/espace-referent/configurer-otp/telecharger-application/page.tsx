import type { Metadata } from "next";
import { TunnelDownload } from "@/components/tunnel/TunnelDownload";
import { requireUnequippedReferent } from "@/lib/auth/require";
import { requestContext } from "@/lib/http/request-context";
import { showQrAction } from "../actions";

export const metadata: Metadata = {
  title: "Télécharger une application, étape 1 sur 3 – Aidants Connect",
};

export default async function TunnelDownloadPage() {
  const actor = await requireUnequippedReferent(await requestContext());
  return <TunnelDownload organisation={actor.organisationId} showQr={showQrAction} />;
}
