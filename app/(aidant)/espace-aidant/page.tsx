import type { Metadata } from "next";
import { AidantHome } from "@/components/espace/AidantHome";
import { findLiveSession, requireMember } from "@/lib/auth/require";
import { readFirstName } from "@/lib/compte/read-first-name";
import { isKnownPath } from "@/lib/http/known-routes";
import { requestContext } from "@/lib/http/request-context";
import { listShownNotifications } from "@/lib/notification/list-shown";
import { ownMeansPath } from "@/lib/premiere-connexion/paths";
import "@/components/notification/notification.css";

export const metadata: Metadata = { title: "Accueil de l’espace aidant – Aidants Connect" };

export default async function AidantHomePage() {
  const ctx = await requestContext();
  const actor = await requireMember(ctx);
  const session = await findLiveSession(ctx);
  return (
    <AidantHome
      firstName={await readFirstName(ctx, actor)}
      organisationName={actor.organisationName}
      isReferent={session?.isReferent ?? false}
      canCreateMandats={session?.canCreateMandats ?? false}
      meansHref={
        session?.isReferent && !session.hasConfirmedDevice
          ? ownMeansPath(actor.userId, isKnownPath)
          : undefined
      }
      cguAccepted={session?.cguAccepted ?? false}
      isStaff={(session?.staffRoles.length ?? 0) > 0}
      notifications={await listShownNotifications(ctx, actor)}
    />
  );
}
