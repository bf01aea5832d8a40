import type { Metadata } from "next";
import { UsagerSearchScreen } from "@/components/administration/UsagerSearchScreen";
import { searchUsagers } from "@/lib/administration/search-usagers";
import { requireStaff } from "@/lib/auth/require-staff";
import { pageNumber, type Query } from "@/lib/http/page-number";
import { requestContext } from "@/lib/http/request-context";
import { staffSearch } from "@/lib/http/staff-search-cookie";

export const metadata: Metadata = { title: "Usagers – Administration – Aidants Connect" };

interface UsagersPageProps {
  searchParams: Query;
}

export default async function StaffUsagersPage({ searchParams }: UsagersPageProps) {
  const ctx = await requestContext();
  const actor = await requireStaff(ctx, "TECHNICAL");
  const page = pageNumber(await searchParams);
  const term = await staffSearch("usagers", actor.sessionId);
  const found = term === "" ? null : await searchUsagers(ctx, actor, { term, page });
  return <UsagerSearchScreen term={term} found={found} />;
}
