import type { Metadata } from "next";
import { UsagerScreen } from "@/components/usager/UsagerScreen";
import { requireAidant } from "@/lib/auth/require";
import { pageNumber, type Query } from "@/lib/http/page-number";
import { requestContext } from "@/lib/http/request-context";
import { viewUsager } from "@/lib/mandat/view-usager";
import { orLeavePage } from "../../mandats/leave";
import "@/components/mandat/mandat.css";
import "@/components/usager/usager.css";

/** No name in the title of a window: others may see it. */
export const metadata: Metadata = { title: "Mandats d'un usager – Aidants Connect" };

interface UsagerPageProps {
  params: Promise<{ usagerId: string }>;
  searchParams: Query;
}

export default async function UsagerPage({ params, searchParams }: UsagerPageProps) {
  const ctx = await requestContext();
  const actor = await requireAidant(ctx);
  const { usagerId } = await params;
  const page = pageNumber(await searchParams);
  const usager = await orLeavePage(viewUsager(ctx, actor, usagerId, page));
  return <UsagerScreen usager={usager} />;
}
