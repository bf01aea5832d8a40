import type { ReactNode } from "react";

interface StaffTableProps {
  caption: string;
  headings: readonly string[];
  children: ReactNode;
}

/** Table of /administration/: scrolls by itself, by keyboard too, never the page. */
export function StaffTable({ caption, headings, children }: StaffTableProps) {
  return (
    <div className="fr-table">
      <div className="fr-table__wrapper">
        <div className="fr-table__container">
          <div className="fr-table__content" tabIndex={0} role="region" aria-label={caption}>
            <table>
              <caption>{caption}</caption>
              <thead>
                <tr>
                  {headings.map((heading) => (
                    <th key={heading} scope="col">
                      {heading}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>{children}</tbody>
            </table>
          </div>
        </div>
      </div>
    </div>
  );
}
