import type { Metadata } from "next";
import { JournalScreen } from "@/components/administration/JournalScreen";
import { journalFiltersSchema, searchJournal } from "@/lib/administration/search-journal";
import { requireStaff } from "@/lib/auth/require-staff";
import { pageNumber, single, type Query } from "@/lib/http/page-number";
import { requestContext } from "@/lib/http/request-context";

export const metadata: Metadata = { title: "Journal – Administration – Aidants Connect" };

interface JournalPageProps {
  searchParams: Query;
}

export default async function StaffJournalPage({ searchParams }: JournalPageProps) {
  const ctx = await requestContext();
  const actor = await requireStaff(ctx, "TECHNICAL");
  const query = await searchParams;
  const filters = journalFiltersSchema.parse({
    action: single(query.action),
    id: single(query.id),
    from: single(query.du),
    to: single(query.au),
  });
  const found = await searchJournal(ctx, actor, { filters, page: pageNumber(query) });
  return <JournalScreen filters={filters} found={found} />;
}
