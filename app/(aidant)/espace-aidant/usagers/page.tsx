import type { Metadata } from "next";
import { tabNamed } from "@/components/usager/tabs";
import { UsagerListScreen } from "@/components/usager/UsagerListScreen";
import { requireAidant } from "@/lib/auth/require";
import { requestContext } from "@/lib/http/request-context";
import { searchedUsager } from "@/lib/http/usager-search-cookie";
import { listUsagers } from "@/lib/mandat/list-usagers";
import "@/components/usager/usager.css";

export const metadata: Metadata = { title: "Mes mandats – Aidants Connect" };

type Query = Promise<Record<string, string | string[] | undefined>>;

const one = (value: string | string[] | undefined): string | undefined =>
  typeof value === "string" ? value : undefined;
const pageOf = (value: string | undefined): number =>
  /^[1-9]\d{0,5}$/.test(value ?? "") ? Number(value) : 1;

export default async function UsagersPage({ searchParams }: { searchParams: Query }) {
  const ctx = await requestContext();
  const actor = await requireAidant(ctx);
  const query = await searchParams;
  const list = await listUsagers(ctx, actor, {
    tab: tabNamed(one(query.onglet)).state,
    page: pageOf(one(query.page)),
    term: await searchedUsager(actor),
  });
  return <UsagerListScreen list={list} />;
}
