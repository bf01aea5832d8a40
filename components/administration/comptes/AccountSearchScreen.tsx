import { Breadcrumb } from "@/components/layout/Breadcrumb";
import type { Page } from "@/lib/administration/journaled-read";
import { hasStaffRole, type StaffRole } from "@/lib/administration/roles";
import type { AccountFilter, FoundAccount } from "@/lib/administration/search-accounts";
import { Pages } from "../Pages";
import { ReadNotice } from "../ReadNotice";
import { StaffSearch } from "../StaffSearch";
import { StaffTable } from "../StaffTable";
import { accountPath, ACCOUNTS_PATH, ADMINISTRATION_CRUMB, FILTER_LABELS } from "./account-texts";
import { StateBadge } from "./StateBadge";

interface AccountSearchScreenProps {
  term: string;
  filter: AccountFilter | undefined;
  /** Null as long as nothing was asked. */
  found: Page<FoundAccount> | null;
  roles: readonly StaffRole[];
}

const HEADINGS = ["Nom", "Courriel", "État", "Rôle", "Structures"];
const FILTERS = Object.keys(FILTER_LABELS) as AccountFilter[];

const roleOf = ({ isReferent, canCreateMandats }: FoundAccount): string => {
  if (isReferent) return canCreateMandats ? "Référent-aidant" : "Référent";
  return canCreateMandats ? "Aidant" : "–";
};

function Found({ rows }: { rows: readonly FoundAccount[] }) {
  if (rows.length === 0) return <p>Aucun compte ne correspond à cette recherche.</p>;
  return (
    <StaffTable caption="Comptes trouvés" headings={HEADINGS}>
      {rows.map((account) => (
        <tr key={account.id}>
          <th scope="row">
            <a className="fr-link" href={accountPath(account.id)}>
              {account.fullName}
            </a>
          </th>
          <td>{account.email}</td>
          <td>
            <StateBadge state={account.state} />
          </td>
          <td>{roleOf(account)}</td>
          <td>{account.organisations.join(", ") || "–"}</td>
        </tr>
      ))}
    </StaffTable>
  );
}

function Filters({ current }: { current: AccountFilter | undefined }) {
  return (
    <nav aria-label="Comptes à traiter" className="fr-mt-3w">
      <ul className="fr-tags-group">
        {FILTERS.map((filter) => (
          <li key={filter}>
            <a
              className="fr-tag"
              href={`${ACCOUNTS_PATH}?etat=${filter}`}
              aria-current={filter === current ? "page" : undefined}
            >
              {FILTER_LABELS[filter]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function MassActs({ roles }: { roles: readonly StaffRole[] }) {
  if (!hasStaffRole(roles, "METIER")) return null;
  return (
    <p className="fr-mt-3w">
      <a className="fr-btn fr-btn--secondary" href={`${ACCOUNTS_PATH}desactivation/`}>
        Désactiver plusieurs comptes
      </a>
    </p>
  );
}

/** Accounts of every structure, for the team. */
export function AccountSearchScreen({ term, filter, found, roles }: AccountSearchScreenProps) {
  const query = filter === undefined ? "" : `etat=${filter}&`;
  return (
    <div className="fr-container fr-pb-6w">
      <Breadcrumb trail={[ADMINISTRATION_CRUMB]} current="Comptes" />
      <h1>Comptes</h1>
      <ReadNotice />
      <StaffSearch
        list="comptes"
        term={term}
        label="Rechercher un compte"
        hint="Nom, prénom, courriel ou identifiant"
      />
      <Filters current={filter} />
      {found && (
        <>
          {filter !== undefined && <h2 className="fr-h4 fr-mt-3w">{FILTER_LABELS[filter]}</h2>}
          <Found rows={found.rows} />
          <Pages
            page={found.page}
            hasNext={found.hasNext}
            hrefOf={(page) => `${ACCOUNTS_PATH}?${query}page=${String(page)}`}
          />
        </>
      )}
      <MassActs roles={roles} />
    </div>
  );
}
