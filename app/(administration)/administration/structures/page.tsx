import type { Metadata } from "next";
import { StructureListScreen } from "@/components/administration/StructureListScreen";
import { requireStaff } from "@/lib/auth/require-staff";
import { pageNumber, single, type Query } from "@/lib/http/page-number";
import { requestContext } from "@/lib/http/request-context";
import {
  organisationSearchSchema,
  searchOrganisations,
} from "@/lib/organisation/search-organisations";

export const metadata: Metadata = { title: "Structures – Administration – Aidants Connect" };

interface StructuresPageProps {
  searchParams: Query;
}

export default async function StructuresPage({ searchParams }: StructuresPageProps) {
  const ctx = await requestContext();
  const actor = await requireStaff(ctx, "TEAM");
  const query = await searchParams;
  const search = organisationSearchSchema.parse({
    term: single(query.recherche),
    state: single(query.etat),
  });
  const found = await searchOrganisations(ctx, actor, { ...search, page: pageNumber(query) });
  return <StructureListScreen search={search} found={found} />;
}
