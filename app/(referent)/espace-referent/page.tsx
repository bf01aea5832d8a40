import type { Metadata } from "next";
import { HomeMessages } from "@/components/notification/HomeMessages";
import { ReferentHomeScreen } from "@/components/referent/ReferentHomeScreen";
import { findLiveSession, requireReferent } from "@/lib/auth/require";
import { isKnownPath } from "@/lib/http/known-routes";
import { requestContext } from "@/lib/http/request-context";
import { listShownNotifications } from "@/lib/notification/list-shown";
import { contactLink } from "@/lib/referent/contact-link";
import { readReferentHome } from "@/lib/referent/read-home";
import "@/components/notification/notification.css";

export const metadata: Metadata = { title: "Accueil de l’espace référent – Aidants Connect" };

export default async function ReferentHomePage() {
  const ctx = await requestContext();
  const actor = await requireReferent(ctx);
  const session = await findLiveSession(ctx);
  const home = await readReferentHome(ctx, actor);
  return (
    <ReferentHomeScreen
      fullName={actor.fullName}
      organisationName={actor.organisationName}
      home={home}
      charteAccepted={session?.charteAccepted ?? true}
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
