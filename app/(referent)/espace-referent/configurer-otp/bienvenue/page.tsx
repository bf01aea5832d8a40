import type { Metadata } from "next";
import { TunnelWelcome } from "@/components/tunnel/TunnelWelcome";
import { requireUnequippedReferent } from "@/lib/auth/require";
import { isKnownPath } from "@/lib/http/known-routes";
import { requestContext } from "@/lib/http/request-context";
import { deferTunnelAction } from "../actions";

export const metadata: Metadata = { title: "Associer un moyen de connexion – Aidants Connect" };

export default async function TunnelWelcomePage() {
  const actor = await requireUnequippedReferent(await requestContext());
  const cardPath = `/espace-referent/aidant/${actor.userId}/lier-carte/`;
  return (
    <TunnelWelcome
      fullName={actor.fullName}
      cardPath={isKnownPath(cardPath) ? cardPath : undefined}
      defer={deferTunnelAction}
    />
  );
}
