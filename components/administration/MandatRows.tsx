import type { FoundMandat } from "@/lib/administration/search-mandats";
import { shortDate } from "@/lib/attestation/paris-dates";
import { DEMARCHES } from "@/lib/demarche/catalogue";

const STATES = {
  active: "Actif",
  expired: "Expiré",
  revoked: "Révoqué",
  replaced: "Remplacé",
} as const;

/** How a mandat is called beside its box and in results. */
export const mandatLabel = ({ usagerName, createdAt }: FoundMandat): string =>
  `${usagerName.trim() || "identité archivée"}, mandat du ${shortDate(createdAt)}`;

export const MANDAT_HEADINGS = ["Usager", "Structure", "Dates", "État", "Démarches", "Journal"];

/** Cells of a found mandat, after the one that chooses it. */
export function MandatCells({ mandat }: { mandat: FoundMandat }) {
  return (
    <>
      <td>{mandat.usagerName.trim() || "Identité archivée"}</td>
      <td>{mandat.organisationName}</td>
      <td>
        {shortDate(mandat.createdAt)} – {shortDate(mandat.expiresAt)}
      </td>
      <td>
        {STATES[mandat.state]}
        {mandat.archived && ", archivé"}
      </td>
      <td>{mandat.demarches.map((key) => DEMARCHES[key].shortTitle).join(", ")}</td>
      <td>
        <a
          className="fr-link"
          href={`/administration/journal/?id=${mandat.id}`}
          aria-label={`Journal : ${mandatLabel(mandat)}`}
        >
          Journal
        </a>
      </td>
    </>
  );
}
