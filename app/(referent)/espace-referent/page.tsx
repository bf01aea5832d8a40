import type { Metadata } from "next";
import { requireReferent } from "@/lib/auth/require";
import { requestContext } from "@/lib/http/request-context";

export const metadata: Metadata = { title: "Espace référent – Aidants Connect" };

export default async function ReferentHomePage() {
  await requireReferent(await requestContext());
  return (
    <div className="fr-container fr-py-6w">
      <h1>Espace référent</h1>
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
