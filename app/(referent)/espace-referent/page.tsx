import type { Metadata } from "next";
import { HomeMessages } from "@/components/notification/HomeMessages";
import { findLiveSession, requireReferent } from "@/lib/auth/require";
import { requestContext } from "@/lib/http/request-context";
import { listShownNotifications } from "@/lib/notification/list-shown";
import "@/components/notification/notification.css";

export const metadata: Metadata = { title: "Espace référent – Aidants Connect" };

export default async function ReferentHomePage() {
  const ctx = await requestContext();
  const actor = await requireReferent(ctx);
  const session = await findLiveSession(ctx);
  return (
    <div className="fr-container fr-py-6w">
      <h1>Espace référent</h1>
      <HomeMessages
        notifications={await listShownNotifications(ctx, actor)}
        back="/espace-referent/"
        hasList={(session?.canCreateMandats ?? false) && (session?.cguAccepted ?? false)}
      />
      <p>
        La gestion des aidants et des cartes de votre structure arrive bientôt dans cet espace.
        D’ici là, <a href="/contact">écrivez à l’équipe</a> pour toute demande.
      </p>
      <p>
        <a className="fr-link" href="/espace-aidant/">
          Retour à l’espace aidant
        </a>
      </p>
    </div>
  );
}
