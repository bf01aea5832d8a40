interface SearchFormProps {
  connectionId: string;
  term: string;
  tooShort: boolean;
}

/** Search by name; posted, so that no name is ever part of an address. */
export function SearchForm({ connectionId, term, tooShort }: SearchFormProps) {
  return (
    <form action="/authorize/" method="post" role="search" className="fr-mb-4w">
      <input type="hidden" name="connection_id" value={connectionId} />
      <div className={`fr-input-group${tooShort ? " fr-input-group--error" : ""}`}>
        <label className="fr-label" htmlFor="recherche">
          Rechercher une personne
          <span className="fr-hint-text">Nom ou prénom, au moins trois lettres</span>
        </label>
        <input
          className="fr-input"
          type="search"
          id="recherche"
          name="recherche"
          defaultValue={term}
          maxLength={100}
          autoComplete="off"
          aria-describedby={tooShort ? "recherche-erreur" : undefined}
        />
        {tooShort && (
          <p id="recherche-erreur" className="fr-error-text">
            Saisissez au moins trois lettres. La liste complète est affichée.
          </p>
        )}
      </div>
      <button
        type="submit"
        name="action"
        value="search"
        className="fr-btn fr-btn--secondary fr-btn--sm"
      >
        Rechercher
      </button>
    </form>
  );
}
