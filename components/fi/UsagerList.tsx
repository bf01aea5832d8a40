import type { UsagerChoice } from "@/lib/franceconnect/fi/model";
import { PageLinks } from "./PageLinks";
import { SearchForm } from "./SearchForm";
import { UsagerForm } from "./UsagerForm";
import { WholeListForm } from "./WholeListForm";

function NoMandat() {
  return (
    <div className="fr-alert fr-alert--info">
      <h2 className="fr-alert__title">Aucun mandat en cours</h2>
      <p>
        Votre structure n’a de mandat en cours avec personne. Créez d’abord un mandat depuis{" "}
        <a href="/espace-aidant/">votre espace aidant</a>, puis recommencez sur le site de la
        démarche.
      </p>
    </div>
  );
}

function NoMatch({ term }: { term: string }) {
  return <p role="status">Aucune personne avec un mandat en cours ne correspond à « {term} ».</p>;
}

/** Body of page 1. */
export function UsagerList({ choice, error }: { choice: UsagerChoice; error: string | undefined }) {
  const { connectionId, hasNext, page, term, termTooShort, usagers } = choice;
  const searched = term !== "" && !termTooShort;
  if (usagers.length === 0 && !searched && page === 1) return <NoMandat />;
  return (
    <>
      <SearchForm connectionId={connectionId} term={term} tooShort={termTooShort} />
      {searched && <WholeListForm connectionId={connectionId} />}
      {usagers.length === 0 ? (
        <NoMatch term={term} />
      ) : (
        <UsagerForm connectionId={connectionId} usagers={usagers} error={error} />
      )}
      <PageLinks connectionId={connectionId} page={page} hasNext={hasNext} />
    </>
  );
}
