const ROWS = [
  [
    "Identité de l’usager et mandat",
    "3 ans après la fin du dernier mandat, puis 3 ans d’archivage",
  ],
  ["Journal des actes liés aux mandats", "La même que celle du mandat"],
  ["Compte d’aidant ou de référent", "3 ans après le dernier contact, puis 3 ans d’archivage"],
  ["Traces de connexion", "12 mois"],
] as const;

/** How long each kind of data is kept. */
export function RetentionTable() {
  return (
    <div className="fr-table">
      <div className="fr-table__wrapper">
        <div
          className="fr-table__container"
          role="region"
          aria-labelledby="conservation"
          tabIndex={0}
        >
          <div className="fr-table__content">
            <table>
              <caption id="conservation">Durée de conservation par catégorie</caption>
              <thead>
                <tr>
                  <th scope="col">Catégorie</th>
                  <th scope="col">Durée</th>
                </tr>
              </thead>
              <tbody>
                {ROWS.map(([category, duration]) => (
                  <tr key={category}>
                    <th scope="row">{category}</th>
                    <td>{duration}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </div>
      </div>
    </div>
  );
}
