import type { Metadata } from "next";
import { orLeavePage } from "@/app/(aidant)/espace-aidant/mandats/leave";
import { HistoryScreen } from "@/components/usager/HistoryScreen";
import { requireAidant } from "@/lib/auth/require";
import { pageNumber, type Query } from "@/lib/http/page-number";
import { requestContext } from "@/lib/http/request-context";
import { readUsagerHistory } from "@/lib/mandat/usager-history";
import "@/components/usager/usager.css";

/** No name in the title of a window: others may see it. */
export const metadata: Metadata = { title: "Historique d'un usager – Aidants Connect" };

interface HistoryPageProps {
  params: Promise<{ usagerId: string }>;
  searchParams: Query;
}

export default async function HistoryPage({ params, searchParams }: HistoryPageProps) {
  const ctx = await requestContext();
  const actor = await requireAidant(ctx);
  const wanted = { ...(await params), page: pageNumber(await searchParams) };
  const history = await orLeavePage(readUsagerHistory(ctx, actor, wanted));
  return <HistoryScreen history={history} />;
}
