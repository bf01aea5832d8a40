import type { Metadata } from "next";
import { AccountSearchScreen } from "@/components/administration/comptes/AccountSearchScreen";
import { accountFilterSchema, searchAccounts } from "@/lib/administration/search-accounts";
import { requireStaff } from "@/lib/auth/require-staff";
import { pageNumber, single, type Query } from "@/lib/http/page-number";
import { requestContext } from "@/lib/http/request-context";
import { staffSearch } from "@/lib/http/staff-search-cookie";

export const metadata: Metadata = { title: "Comptes – Administration – Aidants Connect" };

interface AccountsPageProps {
  searchParams: Query;
}

export default async function StaffAccountsPage({ searchParams }: AccountsPageProps) {
  const ctx = await requestContext();
  const actor = await requireStaff(ctx, "TEAM");
  const query = await searchParams;
  const filter = accountFilterSchema.parse(single(query.etat));
  const term = await staffSearch("comptes", actor.sessionId);
  const asked = term !== "" || filter !== undefined;
  const found = asked
    ? await searchAccounts(ctx, actor, { term, filter, page: pageNumber(query) })
    : null;
  return <AccountSearchScreen term={term} filter={filter} found={found} roles={actor.roles} />;
}
