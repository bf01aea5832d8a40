import { dateAndTime } from "@/lib/attestation/paris-dates";

export interface Act {
  id: string;
  at: Date;
  what: string;
  author: string;
}

interface ActsTableProps {
  id: string;
  caption: string;
  /** Heading of the column that tells what was done. */
  whatLabel: string;
  acts: readonly Act[];
}

/** Dated acts with their authors. */
export function ActsTable({ id, caption, whatLabel, acts }: ActsTableProps) {
  return (
    <div className="fr-table fr-table--no-caption ac-table">
      <div className="fr-table__wrapper">
        <div className="fr-table__container" tabIndex={0} role="region" aria-labelledby={id}>
          <div className="fr-table__content">
            <table>
              <caption id={id}>{caption}</caption>
              <thead>
                <tr>
                  <th scope="col">Date</th>
                  <th scope="col">{whatLabel}</th>
                  <th scope="col">Par</th>
                </tr>
              </thead>
              <tbody>
                {acts.map((act) => (
                  <tr key={act.id}>
                    <td>{dateAndTime(act.at)}</td>
                    <td>{act.what}</td>
                    <td>{act.author}</td>
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
