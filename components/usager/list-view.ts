import type { MandatState } from "@/lib/mandat/mandat-state";

/** Tabs of « Mes mandats », in order; the first is the default (decision 83). */
export const TABS = [
  { state: "active", name: "actifs", label: "Mandats actifs" },
  { state: "expired", name: "expires", label: "Mandats expirés" },
  { state: "revoked", name: "revoques", label: "Mandats révoqués" },
  { state: "replaced", name: "remplaces", label: "Mandats remplacés" },
] as const satisfies readonly { state: MandatState; name: string; label: string }[];

/** The tab that an address names; anything else is the first. */
export const tabNamed = (name: string | undefined): (typeof TABS)[number] =>
  TABS.find((tab) => tab.name === name) ?? TABS[0];

export const listHref = (name: string, page = 1): string => {
  const query = new URLSearchParams({ onglet: name, ...(page > 1 ? { page: String(page) } : {}) });
  return `/espace-aidant/usagers/?${query.toString()}`;
};
