import type { Metadata } from "next";
import { MandatSearchScreen } from "@/components/administration/MandatSearchScreen";
import { searchMandats } from "@/lib/administration/search-mandats";
import { requireStaff } from "@/lib/auth/require-staff";
import { pageNumber, type Query } from "@/lib/http/page-number";
import { requestContext } from "@/lib/http/request-context";
import { staffSearch } from "@/lib/http/staff-search-cookie";

export const metadata: Metadata = { title: "Mandats – Administration – Aidants Connect" };

interface MandatsPageProps {
  searchParams: Query;
}

export default async function StaffMandatsPage({ searchParams }: MandatsPageProps) {
  const ctx = await requestContext();
  const actor = await requireStaff(ctx, "TECHNICAL");
  const page = pageNumber(await searchParams);
  const term = await staffSearch("mandats", actor.sessionId);
  const found = term === "" ? null : await searchMandats(ctx, actor, { term, page });
  return <MandatSearchScreen term={term} found={found} />;
}
