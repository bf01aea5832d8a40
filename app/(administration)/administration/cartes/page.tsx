import type { Metadata } from "next";
import { StockScreen } from "@/components/administration/cartes/StockScreen";
import { hasStaffRole } from "@/lib/administration/roles";
import { requireStaff } from "@/lib/auth/require-staff";
import { listCards } from "@/lib/carte-totp/list-cards";
import { pageNumber, single, type Query } from "@/lib/http/page-number";
import { requestContext } from "@/lib/http/request-context";

export const metadata: Metadata = { title: "Cartes – Aidants Connect" };

export default async function CardsPage({ searchParams }: { searchParams: Query }) {
  const ctx = await requestContext();
  const actor = await requireStaff(ctx, "TEAM");
  const query = await searchParams;
  const term = single(query.recherche) ?? "";
  return (
    <StockScreen
      term={term}
      found={await listCards(ctx, actor, { term, page: pageNumber(query) })}
      mayImport={hasStaffRole(actor.roles, "METIER")}
    />
  );
}
