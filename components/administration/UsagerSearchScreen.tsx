import { Breadcrumb } from "@/components/layout/Breadcrumb";
import type { Page } from "@/lib/administration/journaled-read";
import type { FoundUsager } from "@/lib/administration/search-usagers";
import { Pages } from "./Pages";
import { ReadNotice } from "./ReadNotice";
import { StaffSearch } from "./StaffSearch";
import { StaffTable } from "./StaffTable";

interface UsagerSearchScreenProps {
  term: string;
  /** Null as long as nothing was searched. */
  found: Page<FoundUsager> | null;
}

const HEADINGS = ["Nom", "Naissance", "Mandats", "Structures", "Identifiant", "Journal"];

function Found({ rows }: { rows: readonly FoundUsager[] }) {
  if (rows.length === 0) return <p>Aucun usager ne correspond à cette recherche.</p>;
  return (
    <StaffTable caption="Usagers trouvés" headings={HEADINGS}>
      {rows.map((usager) => (
        <tr key={usager.id}>
          <th scope="row">{usager.archived ? "Identité archivée" : usager.fullName}</th>
          <td>{usager.birthdate ?? "–"}</td>
          <td>{usager.mandats}</td>
          <td>{usager.organisations.join(", ") || "–"}</td>
          <td>
            <code>{usager.id}</code>
          </td>
          <td>
            <a
              className="fr-link"
              href={`/administration/journal/?id=${usager.id}`}
              aria-label={`Journal : ${usager.fullName}`}
            >
              Journal
            </a>
          </td>
        </tr>
      ))}
    </StaffTable>
  );
}

/** Usagers of every structure, for technical admins; nothing is written from here. */
export function UsagerSearchScreen({ term, found }: UsagerSearchScreenProps) {
  return (
    <div className="fr-container fr-pb-6w">
      <Breadcrumb
        trail={[{ label: "Administration", href: "/administration/" }]}
        current="Usagers"
      />
      <h1>Usagers</h1>
      <ReadNotice />
      <StaffSearch
        list="usagers"
        term={term}
        label="Rechercher un usager ou une usagère"
        hint="Nom, prénom, nom d’usage ou identifiant"
      />
      {found && (
        <>
          <Found rows={found.rows} />
          <Pages
            page={found.page}
            hasNext={found.hasNext}
            hrefOf={(page) => `/administration/usagers/?page=${String(page)}`}
          />
        </>
      )}
    </div>
  );
}
