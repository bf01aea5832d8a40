interface StaffSearchProps {
  list: "mandats" | "usagers" | "comptes";
  term: string;
  label: string;
  hint: string;
}

/** Search by name of a person: posted, so that no name travels in an address. */
export function StaffSearch({ list, term, label, hint }: StaffSearchProps) {
  return (
    <form method="post" action={`/administration/${list}/recherche`} role="search">
      <label className="fr-label" htmlFor="recherche">
        {label}
        <span className="fr-hint-text">{hint}</span>
      </label>
      <div className="fr-search-bar fr-mt-1w">
        <input
          className="fr-input"
          type="search"
          id="recherche"
          name="recherche"
          defaultValue={term}
          autoComplete="off"
          maxLength={100}
        />
        <button className="fr-btn" type="submit">
          Rechercher
        </button>
      </div>
      {term !== "" && (
        <p className="fr-mt-1w" role="status">
          Recherche : « {term} ».{" "}
          <button className="fr-link" type="submit" name="effacer" value="1">
            Effacer
          </button>
        </p>
      )}
    </form>
  );
}
