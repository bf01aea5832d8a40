import { isKnownPath } from "@/lib/http/known-routes";
import type {
  MeansFilter,
  MemberList,
  MembersRequest,
  MemberTab,
} from "@/lib/referent/list-members";

/** Tabs of « Aidants » as addresses name them; the first one needs no name. */
export const MEMBER_TABS: readonly { tab: MemberTab; name: string; label: string }[] = [
  { tab: "active", name: "actifs", label: "Aidants actifs" },
  { tab: "inactive", name: "desactives", label: "Aidants désactivés" },
];

export const MEANS_FILTERS: readonly { means: MeansFilter; name: string; label: string }[] = [
  { means: "none", name: "aucun", label: "Aucun moyen de connexion" },
  { means: "unconfirmed", name: "carte-a-valider", label: "Carte à valider" },
  { means: "card", name: "carte", label: "Carte physique" },
  { means: "app", name: "application", label: "Application mobile" },
];

export const MEMBERS_PATH = "/espace-referent/aidants/";
export const REQUESTS_PATH = "/espace-referent/demandes/";

export const hasRequestsPage = (): boolean => isKnownPath(REQUESTS_PATH);

/** The list that an address asks for; what it does not know is as if it were not there. */
export function readMembersView(query: URLSearchParams): Omit<MembersRequest, "page"> {
  const tab = MEMBER_TABS.find(({ name }) => name === query.get("onglet"))?.tab ?? "active";
  const means = MEANS_FILTERS.find(({ name }) => name === query.get("moyen"))?.means ?? null;
  return { tab, means, term: query.get("recherche") ?? "" };
}

/** Address of a list. */
export function membersHref(view: MembersRequest): string {
  const query = new URLSearchParams();
  if (view.tab !== "active") query.set("onglet", tabName(view.tab));
  if (view.means) query.set("moyen", meansName(view.means));
  if (view.term !== "") query.set("recherche", view.term);
  if (view.page > 1) query.set("page", String(view.page));
  const text = query.toString();
  return text === "" ? MEMBERS_PATH : `${MEMBERS_PATH}?${text}`;
}

export const tabName = (tab: MemberTab): string =>
  MEMBER_TABS.find((one) => one.tab === tab)?.name ?? "";

export const meansName = (means: MeansFilter | null): string =>
  MEANS_FILTERS.find((one) => one.means === means)?.name ?? "";

const EMPTY: Readonly<Record<MemberTab, string>> = {
  active: "Aucun aidant actif dans votre structure. Vous pouvez en ajouter un.",
  inactive: "Aucun aidant désactivé dans votre structure.",
};

/** Why there is no table. */
export function emptyText({ tab, term, means }: MemberList): string {
  if (term === "" && means === null) return EMPTY[tab];
  return "Personne ne correspond à votre recherche dans cet onglet.";
}

export const memberHref = (id: string): string => `/espace-referent/aidant/${id}/`;
