import type { Metadata } from "next";
import { RequestTable } from "@/components/formation/RequestTable";
import { requireReferent } from "@/lib/auth/require";
import { listRequests } from "@/lib/formation/list-requests";
import { requestContext } from "@/lib/http/request-context";

export const metadata: Metadata = { title: "Demandes en cours – Aidants Connect" };

export default async function RequestsPage() {
  const ctx = await requestContext();
  const actor = await requireReferent(ctx);
  return (
    <div className="fr-container fr-py-6w">
      <h1>Demandes en cours</h1>
      <p>
        Les personnes que {actor.organisationName} a demandé d’habiliter ou d’accueillir. Une
        demande quitte cette liste quand le compte est créé.
      </p>
      <p>
        <a
          className="fr-btn fr-btn--icon-left fr-icon-user-add-line"
          href="/espace-referent/aidant/ajouter/profil/"
        >
          Ajouter un aidant
        </a>
      </p>
      <RequestTable rows={await listRequests(ctx, actor)} />
    </div>
  );
}
