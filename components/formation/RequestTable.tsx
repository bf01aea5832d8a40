import { plainDate } from "@/lib/attestation/paris-dates";
import type { FormationCell, RequestRow } from "@/lib/formation/list-requests";

const SEVERITY: Readonly<Partial<Record<RequestRow["status"], string>>> = {
  PROCESSING: "fr-badge--success",
  PROCESSING_P2P: "fr-badge--success",
  NEW: "fr-badge--info",
  WAITING_LIST: "fr-badge--info",
  REFUSED: "fr-badge--error",
};

const registrationHref = (id: string) =>
  `/espace-referent/aidant-a-former/${id}/inscription-formation/`;

const cancelHref = ({ kind, id }: RequestRow) =>
  kind === "trainee"
    ? `/espace-referent/aidant-a-former/${id}/annuler-demande/`
    : `/espace-referent/changement-structure/${id}/annuler-demande/`;

function Formation({ row, cell }: { row: RequestRow; cell: FormationCell }) {
  // A label rather than hidden text, which would widen the page from within a table that scrolls.
  const about = (text: string) => ({
    "aria-label": `${text} pour ${row.fullName}`,
    children: text,
  });
  switch (cell.kind) {
    case "none":
      return "–";
    case "peer":
      return "Formation pair à pair";
    case "done":
      return "Formation déjà effectuée";
    case "to-book":
      return (
        <a
          className="fr-link"
          href={registrationHref(row.id)}
          {...about("Inscrire à une session")}
        />
      );
    case "session":
      return (
        <>
          Session du {plainDate(cell.startAt)}
          <br />
          <a
            className="fr-link fr-link--sm"
            href={registrationHref(row.id)}
            {...about("Changer de session")}
          />
        </>
      );
  }
}

/** Requests of a structure that are not accounts yet (auth-referent §4.7). */
export function RequestTable({ rows }: { rows: readonly RequestRow[] }) {
  const caption = "Demandes de la structure";
  if (rows.length === 0) {
    return <p>Aucune demande n’est en cours pour cette structure.</p>;
  }
  return (
    <div className="fr-table">
      <div className="fr-table__wrapper">
        <div className="fr-table__container">
          <div className="fr-table__content" tabIndex={0} role="region" aria-label={caption}>
            <table>
              <caption>{caption}</caption>
              <thead>
                <tr>
                  <th scope="col">Personne</th>
                  <th scope="col">Statut</th>
                  <th scope="col">Inscription en formation</th>
                  <th scope="col">Action</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.id}>
                    <th scope="row">{row.fullName}</th>
                    <td>
                      <p className={`fr-badge fr-badge--no-icon ${SEVERITY[row.status] ?? ""}`}>
                        {row.label}
                      </p>
                    </td>
                    <td>
                      <Formation row={row} cell={row.formation} />
                    </td>
                    <td>
                      {row.cancellable ? (
                        <a
                          className="fr-link"
                          href={cancelHref(row)}
                          aria-label={`Annuler la demande de ${row.fullName}`}
                        >
                          Annuler la demande
                        </a>
                      ) : (
                        "–"
                      )}
                    </td>
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
