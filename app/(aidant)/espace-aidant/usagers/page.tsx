import type { Metadata } from "next";
import { readView } from "@/components/usager/list-view";
import { UsagerListScreen } from "@/components/usager/UsagerListScreen";
import { requireAidant } from "@/lib/auth/require";
import type { Query } from "@/lib/http/page-number";
import { requestContext } from "@/lib/http/request-context";
import { searchedUsager } from "@/lib/http/usager-search-cookie";
import { listUsagers } from "@/lib/mandat/list-usagers";
import "@/components/usager/usager.css";

export const metadata: Metadata = { title: "Mes mandats – Aidants Connect" };

const parametersOf = (query: Awaited<Query>): URLSearchParams =>
  new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) =>
      [value ?? []].flat().map((one) => [name, one]),
    ),
  );

export default async function UsagersPage({ searchParams }: { searchParams: Query }) {
  const ctx = await requestContext();
  const actor = await requireAidant(ctx);
  const view = readView(parametersOf(await searchParams));
  const list = await listUsagers(ctx, actor, { ...view, term: await searchedUsager(actor) });
  return <UsagerListScreen list={list} />;
}
