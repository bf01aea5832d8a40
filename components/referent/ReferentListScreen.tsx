import { DataTable } from "@/components/layout/DataTable";
import type { ListedReferent, ReferentList } from "@/lib/referent/list-referents";
import { MeansBadges } from "./MeansBadges";
import { memberHref } from "./member-texts";

export const REFERENTS_PATH = "/espace-referent/referents/";

type Tab = "active" | "inactive";

interface ReferentListScreenProps {
  list: ReferentList;
  tab: Tab;
  organisationName: string;
  /** Page that adds a référent. */
  addPath: string;
}

const TABS: readonly { tab: Tab; label: string; href: string }[] = [
  { tab: "active", label: "Référents actifs", href: REFERENTS_PATH },
  { tab: "inactive", label: "Référents désactivés", href: `${REFERENTS_PATH}?onglet=desactives` },
];

const HEADINGS = ["Nom", "Profil", "Moyen de connexion", "Actions"];

interface Named {
  firstName: string;
  lastName: string;
  email: string;
}

function Name({ firstName, lastName, email }: Named) {
  return (
    <>
      {lastName} {firstName}
      <br />
      <span className="fr-hint-text">{email}</span>
    </>
  );
}

function rowOf(referent: ListedReferent) {
  const { id, isSelf, isAidant, deactivated, firstName, lastName } = referent;
  return {
    key: id,
    cells: [
      <Name key="name" {...referent} />,
      <ul key="profile" className="fr-badges-group">
        <li>
          <p className="fr-badge fr-badge--sm fr-badge--info fr-badge--no-icon">
            {isAidant ? "Référent-aidant" : "Référent"}
          </p>
        </li>
        {isSelf && (
          <li>
            <p className="fr-badge fr-badge--sm">Vous</p>
          </li>
        )}
      </ul>,
      <MeansBadges key="means" means={referent} deactivated={deactivated} />,
      <a key="detail" className="fr-link fr-link--sm" href={memberHref(id)}>
        Détail et gestion du référent
        <span className="fr-sr-only">
          {" "}
          {firstName} {lastName}
        </span>
      </a>,
    ],
  };
}

/** Nothing of these rows leads to an account: there is none yet (auth-referent §4.8). */
const pendingRows = (list: ReferentList) =>
  list.pending.map((request) => ({
    key: request.email,
    cells: [
      <Name key="name" {...request} />,
      <p key="state" className="fr-badge fr-badge--sm fr-badge--new">
        En attente de validation
      </p>,
      "–",
      "–",
    ],
  }));

/** « Référents » (auth-referent §4.8). */
export function ReferentListScreen(props: ReferentListScreenProps) {
  const { list, tab, organisationName, addPath } = props;
  const rows = list[tab].map(rowOf);
  const label = TABS.find((one) => one.tab === tab)?.label ?? "";
  const counts = { active: list.active.length, inactive: list.inactive.length };
  return (
    <div className="fr-container fr-py-4w">
      <div className="ac-list-head">
        <h1 className="fr-mb-0">Référents de {organisationName}</h1>
        <a className="fr-btn fr-icon-add-line fr-btn--icon-left" href={addPath}>
          Ajouter un ou une référente
        </a>
      </div>
      <nav aria-label="Listes de référents">
        <ul className="ac-tabs">
          {TABS.map((one) => (
            <li key={one.tab}>
              <a
                className="fr-tag"
                href={one.href}
                aria-current={one.tab === tab ? "page" : undefined}
              >
                {one.label} ({counts[one.tab]})
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {tab === "active" && counts.active === 1 && (
        <div className="fr-alert fr-alert--info fr-alert--sm fr-mb-3w">
          <p>
            Vous êtes le seul référent actif. Désignez un co-référent&nbsp;: il prendra le relais en
            votre absence.
          </p>
        </div>
      )}
      {tab === "inactive" && rows.length === 0 ? (
        <p>Aucun référent désactivé dans votre structure.</p>
      ) : (
        <DataTable
          id="liste-referents"
          caption={label}
          headings={HEADINGS}
          rows={tab === "active" ? [...rows, ...pendingRows(list)] : rows}
        />
      )}
    </div>
  );
}
