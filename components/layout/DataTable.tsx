import type { ReactNode } from "react";
import "./data-table.css";

interface DataTableProps {
  id: string;
  caption: string;
  headings: readonly string[];
  /** Cells in the order of the headings; the first one names the row. */
  rows: readonly { key: string; cells: readonly ReactNode[] }[];
}

/**
 * Table that reads as a list of cards on a narrow screen, each value under its heading: nothing scrolls
 * sideways. Roles are written because some browsers forget those of a table that is not laid out as one.
 */
export function DataTable({ id, caption, headings, rows }: DataTableProps) {
  return (
    <div className="fr-table ac-data-table">
      <div className="fr-table__wrapper">
        <div className="fr-table__container">
          <div className="fr-table__content">
            <table role="table" aria-labelledby={id}>
              <caption id={id}>{caption}</caption>
              <thead role="rowgroup">
                <tr role="row">
                  {headings.map((heading) => (
                    <th key={heading} role="columnheader" scope="col">
                      {heading}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody role="rowgroup">
                {rows.map(({ key, cells: [name, ...values] }) => (
                  <tr key={key} role="row">
                    <th role="rowheader" scope="row">
                      {name}
                    </th>
                    {values.map((value, index) => (
                      <td key={headings[index + 1]} role="cell" data-heading={headings[index + 1]}>
                        {value}
                      </td>
                    ))}
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
