import type { Metadata } from "next";
import { ReferentListScreen } from "@/components/referent/ReferentListScreen";
import { requireReferent } from "@/lib/auth/require";
import type { Query } from "@/lib/http/page-number";
import { requestContext } from "@/lib/http/request-context";
import { listReferents } from "@/lib/referent/list-referents";
import "@/components/usager/usager.css";

export const metadata: Metadata = { title: "Référents – Espace référent – Aidants Connect" };

export default async function ReferentsPage({ searchParams }: { searchParams: Query }) {
  const ctx = await requestContext();
  const actor = await requireReferent(ctx);
  const { onglet } = await searchParams;
  return (
    <ReferentListScreen
      list={await listReferents(ctx, actor)}
      tab={onglet === "desactives" ? "inactive" : "active"}
      organisationName={actor.organisationName}
      addPath={`/espace-referent/organisation/${actor.organisationId}/responsables/`}
    />
  );
}
