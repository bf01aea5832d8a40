import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { HomeMessages } from "@/components/notification/HomeMessages";
import { ReferentHomeScreen } from "@/components/referent/ReferentHomeScreen";
import { findLiveSession, requireReferent } from "@/lib/auth/require";
import type { LiveSession } from "@/lib/auth/session";
import { isKnownPath } from "@/lib/http/known-routes";
import { requestContext } from "@/lib/http/request-context";
import { listShownNotifications } from "@/lib/notification/list-shown";
import { ownMeansPath, TUNNEL_PATHS } from "@/lib/premiere-connexion/paths";
import { contactLink } from "@/lib/referent/contact-link";
import { readReferentHome } from "@/lib/referent/read-home";
import "@/components/notification/notification.css";

export const metadata: Metadata = { title: "Accueil de l’espace référent – Aidants Connect" };

/** Whether there is a means of connection; without one, the pages that associate it come first. */
function hasMeansOrLeave(session: LiveSession | null): boolean {
  if (session === null || session.hasConfirmedDevice) return true;
  if (!session.tunnelDeferred) redirect(TUNNEL_PATHS.welcome);
  return false;
}

export default async function ReferentHomePage() {
  const ctx = await requestContext();
  const actor = await requireReferent(ctx);
  const session = await findLiveSession(ctx);
  const hasMeans = hasMeansOrLeave(session);
  const home = await readReferentHome(ctx, actor);
  return (
    <ReferentHomeScreen
      fullName={actor.fullName}
      organisationName={actor.organisationName}
      home={home}
      isAidant={session?.canCreateMandats ?? false}
      charteAccepted={session?.charteAccepted ?? true}
      meansHref={hasMeans ? undefined : ownMeansPath(actor.userId, isKnownPath)}
      contactHref={contactLink(ctx.settings.CONTACT_EMAIL, actor, home.habilitationNumber)}
      isKnown={isKnownPath}
    >
      <HomeMessages
        notifications={await listShownNotifications(ctx, actor)}
        back="/espace-referent/"
        hasList={(session?.canCreateMandats ?? false) && (session?.cguAccepted ?? false)}
      />
    </ReferentHomeScreen>
  );
}
