import { Fragment } from "react";
import { Facts } from "@/components/layout/Facts";
import type { OwnOrganisation } from "@/lib/referent/read-organisation";

/** Who the organisation is; what is not known is not shown (auth-referent §4.10). */
export function OrganisationCard({ organisation }: { organisation: OwnOrganisation }) {
  const { name, habilitationNumber, siret, address } = organisation;
  const lines = address.map((line, index) => (
    <Fragment key={line}>
      {index > 0 && ", "}
      {line}
    </Fragment>
  ));
  return (
    <Facts
      facts={[
        ["Nom", name],
        ...(habilitationNumber === null
          ? []
          : [["Numéro d’habilitation", habilitationNumber] as const]),
        ...(siret === null ? [] : [["SIRET", siret] as const]),
        ...(address.length === 0 ? [] : [["Adresse", lines] as const]),
      ]}
    />
  );
}
