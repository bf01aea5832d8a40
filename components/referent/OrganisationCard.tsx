import { Fragment } from "react";
import type { OwnOrganisation } from "@/lib/referent/read-organisation";

/** Who the organisation is; what is not known is not shown (auth-referent §4.10). */
export function OrganisationCard({ organisation }: { organisation: OwnOrganisation }) {
  const { name, siret, address } = organisation;
  return (
    <dl className="ac-facts fr-p-3w fr-mb-6w">
      <dt>Nom</dt>
      <dd>{name}</dd>
      {siret !== null && (
        <>
          <dt>SIRET</dt>
          <dd>{siret}</dd>
        </>
      )}
      {address.length > 0 && (
        <>
          <dt>Adresse</dt>
          <dd>
            {address.map((line) => (
              <Fragment key={line}>
                {line}
                <br />
              </Fragment>
            ))}
          </dd>
        </>
      )}
    </dl>
  );
}
