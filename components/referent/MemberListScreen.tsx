import { DataTable } from "@/components/layout/DataTable";
import { PageTurner } from "@/components/usager/PageTurner";
import type { ListedMember, MemberList } from "@/lib/referent/list-members";
import { MeansBadges } from "./MeansBadges";
import {
  emptyText,
  hasRequestsPage,
  MEANS_FILTERS,
  MEMBER_TABS,
  memberHref,
  MEMBERS_PATH,
  meansName,
  membersHref,
  REQUESTS_PATH,
  tabName,
} from "./member-texts";

interface MemberListScreenProps {
  list: MemberList;
  organisationName: string;
  /** Pages that exist. */
  isKnown: (path: string) => boolean;
}

const ADD_PATH = "/espace-referent/aidant/ajouter/profil/";

function Tabs({ list }: { list: MemberList }) {
  const [first, ...others] = MEMBER_TABS.map(({ tab, label }) => (
    <li key={tab}>
      <a
        className="fr-tag"
        href={membersHref({ ...list, tab, page: 1 })}
        aria-current={tab === list.tab ? "page" : undefined}
      >
        {label} ({list.counts[tab]})
      </a>
    </li>
  ));
  return (
    <nav aria-label="Listes d’aidants">
      <ul className="ac-tabs">
        {first}
        {hasRequestsPage() && (
          <li>
            <a className="fr-tag" href={REQUESTS_PATH}>
              Demandes en cours
            </a>
          </li>
        )}
        {others}
      </ul>
    </nav>
  );
}

/** Applied by a button: nothing moves while choosing. */
function Filters({ list }: { list: MemberList }) {
  const means = meansName(list.means);
  return (
    <form method="get" action={MEMBERS_PATH} className="ac-filters" role="search">
      {list.tab !== "active" && <input type="hidden" name="onglet" value={tabName(list.tab)} />}
      <div className="fr-input-group fr-mb-0">
        <label className="fr-label" htmlFor="recherche">
          Nom ou adresse e-mail
        </label>
        <input
          className="fr-input"
          type="search"
          id="recherche"
          name="recherche"
          defaultValue={list.term}
          autoComplete="off"
          maxLength={100}
        />
      </div>
      <div className="fr-select-group fr-mb-0">
        <label className="fr-label" htmlFor="moyen">
          Moyen de connexion
        </label>
        <select className="fr-select" id="moyen" name="moyen" defaultValue={means} key={means}>
          <option value="">Tous</option>
          {MEANS_FILTERS.map(({ name, label }) => (
            <option key={name} value={name}>
              {label}
            </option>
          ))}
        </select>
      </div>
      <button className="fr-btn fr-btn--secondary" type="submit">
        Rechercher
      </button>
    </form>
  );
}

function actionsOf(member: ListedMember, deactivated: boolean, linkPath: string | null) {
  const name = `${member.firstName} ${member.lastName}`;
  return (
    <ul className="ac-plain-list" key="actions">
      {linkPath !== null && !deactivated && member.card === "none" && !member.hasApp && (
        <li>
          <a className="fr-link fr-link--sm" href={linkPath}>
            Associer un moyen de connexion<span className="fr-sr-only"> pour {name}</span>
          </a>
        </li>
      )}
      <li>
        <a className="fr-link fr-link--sm" href={memberHref(member.id)}>
          Détail et gestion de l’aidant<span className="fr-sr-only"> {name}</span>
        </a>
      </li>
    </ul>
  );
}

function found(total: number): string {
  if (total === 0) return "Aucun résultat";
  return total === 1 ? "1 personne" : `${String(total)} personnes`;
}

/** « Aidants » (auth-referent §4.2). */
export function MemberListScreen({ list, organisationName, isKnown }: MemberListScreenProps) {
  const deactivated = list.tab === "inactive";
  const isNarrowed = list.term !== "" || list.means !== null;
  const rows = list.members.map((member) => {
    const linkPath = `${memberHref(member.id)}type-carte/`;
    return {
      key: member.id,
      cells: [
        <span key="name">
          {member.lastName} {member.firstName}
          <br />
          <span className="fr-text--sm fr-hint-text">{member.email}</span>
        </span>,
        <MeansBadges key="means" means={member} deactivated={deactivated} />,
        actionsOf(member, deactivated, isKnown(linkPath) ? linkPath : null),
      ],
    };
  });
  const caption = MEMBER_TABS.find(({ tab }) => tab === list.tab)?.label ?? "";
  return (
    <div className="fr-container fr-py-4w">
      <div className="ac-list-head">
        <h1 className="fr-mb-0">Aidants de {organisationName}</h1>
        {isKnown(ADD_PATH) && (
          <a className="fr-btn fr-icon-add-line fr-btn--icon-left" href={ADD_PATH}>
            Ajouter un aidant
          </a>
        )}
      </div>
      <Tabs list={list} />
      <Filters list={list} />
      <p role="status" className="fr-text--sm">
        {isNarrowed && `${found(list.total)} dans cet onglet. `}
        {isNarrowed && (
          <a className="fr-link fr-link--sm" href={membersHref({ ...list, ...NOTHING })}>
            Tout afficher
          </a>
        )}
      </p>
      {list.members.length === 0 ? (
        <p>{emptyText(list)}</p>
      ) : (
        <DataTable
          id="liste-aidants"
          caption={caption}
          headings={["Nom", "Moyen de connexion", "Actions"]}
          rows={rows}
        />
      )}
      <PageTurner
        page={list.page}
        pageCount={list.pageCount}
        label="Pages de la liste"
        hrefOf={(page) => membersHref({ ...list, page })}
      />
    </div>
  );
}

const NOTHING = { term: "", means: null, page: 1 } as const;
