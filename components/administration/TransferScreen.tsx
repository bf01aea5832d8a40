import { Breadcrumb } from "@/components/layout/Breadcrumb";
import type { FoundOrganisation } from "@/lib/administration/find-organisations";
import type { FoundMandat } from "@/lib/administration/search-mandats";
import { mandatLabel } from "./MandatRows";
import { TransferForm } from "./TransferForm";
import type { TransferState } from "./transfer-state";

interface TransferScreenProps {
  mandats: readonly FoundMandat[];
  /** What was searched among structures. */
  term: string;
  organisations: readonly FoundOrganisation[];
  action: (previous: TransferState, data: FormData) => Promise<TransferState>;
}

const TRAIL = [
  { label: "Administration", href: "/administration/" },
  { label: "Mandats", href: "/administration/mandats/" },
];

function TargetSearch({ mandats, term }: Pick<TransferScreenProps, "mandats" | "term">) {
  return (
    <form method="get" role="search" className="fr-mb-4w">
      {mandats.map(({ id }) => (
        <input key={id} type="hidden" name="mandat" value={id} />
      ))}
      <label className="fr-label" htmlFor="structure">
        Rechercher la structure qui reçoit les mandats
        <span className="fr-hint-text">Nom, SIRET ou identifiant d’une structure active</span>
      </label>
      <div className="fr-search-bar fr-mt-1w">
        <input
          className="fr-input"
          type="search"
          id="structure"
          name="structure"
          defaultValue={term}
          maxLength={100}
        />
        <button className="fr-btn" type="submit">
          Rechercher
        </button>
      </div>
    </form>
  );
}

/** What will move, where to, and why. */
export function TransferScreen({ mandats, term, organisations, action }: TransferScreenProps) {
  return (
    <div className="fr-container fr-pb-6w">
      <Breadcrumb trail={TRAIL} current="Transférer" />
      <h1>Transférer des mandats</h1>
      {mandats.length === 0 ? (
        <p>
          Aucun mandat n’est choisi.{" "}
          <a href="/administration/mandats/">Cherchez des mandats et cochez-les.</a>
        </p>
      ) : (
        <>
          <p>
            Les mandats passent à l’autre structure avec leurs autorisations. Les attestations
            signées ne changent pas.
          </p>
          <h2 className="fr-h4">Mandats choisis</h2>
          <ul>
            {mandats.map((mandat) => (
              <li key={mandat.id}>
                {mandatLabel(mandat)} ({mandat.organisationName})
              </li>
            ))}
          </ul>
          <TargetSearch mandats={mandats} term={term} />
          {term !== "" && organisations.length === 0 && (
            <p role="status">Aucune structure active ne correspond à cette recherche.</p>
          )}
          {organisations.length > 0 && (
            <TransferForm
              mandats={mandats.map((mandat) => ({ id: mandat.id, label: mandatLabel(mandat) }))}
              organisations={organisations}
              action={action}
            />
          )}
        </>
      )}
    </div>
  );
}
