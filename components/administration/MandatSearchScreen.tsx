import { Breadcrumb } from "@/components/layout/Breadcrumb";
import type { Page } from "@/lib/administration/journaled-read";
import type { FoundMandat } from "@/lib/administration/search-mandats";
import { MANDAT_HEADINGS, MandatCells, mandatLabel } from "./MandatRows";
import { Pages } from "./Pages";
import { ReadNotice } from "./ReadNotice";
import { StaffSearch } from "./StaffSearch";
import { StaffTable } from "./StaffTable";

interface MandatSearchScreenProps {
  term: string;
  /** Null as long as nothing was searched. */
  found: Page<FoundMandat> | null;
}

function Found({ found }: { found: Page<FoundMandat> }) {
  if (found.rows.length === 0) return <p>Aucun mandat ne correspond à cette recherche.</p>;
  return (
    <form method="get" action="/administration/mandats/transfert/">
      <StaffTable caption="Mandats trouvés" headings={["Choisir", ...MANDAT_HEADINGS]}>
        {found.rows.map((mandat) => (
          <tr key={mandat.id}>
            <td>
              <div className="fr-checkbox-group fr-checkbox-group--sm">
                <input type="checkbox" id={`mandat-${mandat.id}`} name="mandat" value={mandat.id} />
                <label className="fr-label" htmlFor={`mandat-${mandat.id}`}>
                  {/* the box stands on a line of text */}
                  {"\u00a0"}
                  <span className="fr-sr-only">Choisir : {mandatLabel(mandat)}</span>
                </label>
              </div>
            </td>
            <MandatCells mandat={mandat} />
          </tr>
        ))}
      </StaffTable>
      <button type="submit" className="fr-btn">
        Transférer les mandats choisis
      </button>
    </form>
  );
}

/** Mandats of every structure, for technical admins; where transfers start. */
export function MandatSearchScreen({ term, found }: MandatSearchScreenProps) {
  return (
    <div className="fr-container fr-pb-6w">
      <Breadcrumb
        trail={[{ label: "Administration", href: "/administration/" }]}
        current="Mandats"
      />
      <h1>Mandats</h1>
      <ReadNotice />
      <StaffSearch
        list="mandats"
        term={term}
        label="Rechercher un mandat"
        hint="Nom de la personne, nom de la structure, ou identifiant du mandat, de l’attestation, de l’usager ou de la structure"
      />
      {found && (
        <>
          <Found found={found} />
          <Pages
            page={found.page}
            hasNext={found.hasNext}
            hrefOf={(page) => `/administration/mandats/?page=${String(page)}`}
          />
        </>
      )}
    </div>
  );
}
