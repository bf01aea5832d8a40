import type { MandatState } from "@/lib/mandat/mandat-state";
import type { ListFilter, ListSort } from "@/lib/mandat/usager-page";

/** Tabs of « Mes mandats », in order; the first is the default (decision 83). */
export const TABS = [
  { state: "active", name: "actifs", label: "Mandats actifs" },
  { state: "expired", name: "expires", label: "Mandats expirés" },
  { state: "revoked", name: "revoques", label: "Mandats révoqués" },
  { state: "replaced", name: "remplaces", label: "Mandats remplacés" },
] as const satisfies readonly { state: MandatState; name: string; label: string }[];

export const FILTERS = [
  { filter: "expiring", name: "bientot", label: "Expire bientôt" },
  { filter: "remote", name: "distance", label: "À distance" },
  { filter: "unsigned", name: "papier", label: "Papier non signé" },
] as const satisfies readonly { filter: ListFilter; name: string; label: string }[];

export const SORTS = [
  { sort: "name", name: "nom", label: "Nom" },
  { sort: "end", name: "fin", label: "Date de fin, la plus proche d'abord" },
] as const satisfies readonly { sort: ListSort; name: string; label: string }[];

/** What an address of « Mes mandats » may say; never what is searched (mandats §5.9). */
export interface ListView {
  tab: MandatState;
  filters: readonly ListFilter[];
  sort: ListSort;
  /** From 1. */
  page: number;
}

export const tabOf = (state: MandatState): (typeof TABS)[number] =>
  TABS.find((tab) => tab.state === state) ?? TABS[0];

/** Only a running mandat is going to end. */
export const filtersOf = (tab: MandatState) =>
  FILTERS.filter(({ filter }) => filter !== "expiring" || tab === "active");

/** The view that a query or a form names; what it does not know is left out. */
export function readView(query: URLSearchParams): ListView {
  const tab = TABS.find(({ name }) => name === query.get("onglet"))?.state ?? "active";
  const names = query.getAll("filtre");
  const page = query.get("page") ?? "";
  return {
    tab,
    filters: filtersOf(tab)
      .filter(({ name }) => names.includes(name))
      .map(({ filter }) => filter),
    sort: SORTS.find(({ name }) => name === query.get("tri"))?.sort ?? "name",
    page: /^[1-9]\d{0,5}$/.test(page) ? Number(page) : 1,
  };
}

/** Fields that carry a view from a form to the next address, its page apart. */
export function viewFields({ tab, filters, sort }: Omit<ListView, "page">): [string, string][] {
  const kept = filtersOf(tab).filter(({ filter }) => filters.includes(filter));
  return [
    ["onglet", tabOf(tab).name],
    ...kept.map(({ name }): [string, string] => ["filtre", name]),
    ...SORTS.slice(1)
      .filter((one) => one.sort === sort)
      .map(({ name }): [string, string] => ["tri", name]),
  ];
}

export function viewHref({ page, ...view }: ListView): string {
  const query = new URLSearchParams(viewFields(view));
  if (page > 1) query.set("page", String(page));
  return `/espace-aidant/usagers/?${query.toString()}`;
}
