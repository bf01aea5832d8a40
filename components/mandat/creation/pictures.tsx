import type { DemarcheKey } from "@/lib/demarche/catalogue";

/** File of the DSFR's pictograms, written by scripts/pictograms.ts. */
const DRAWINGS = "/assets/demarches.svg";

/** Drawing of a démarche, decorative: the title beside it says the same. */
export function DemarchePicture({ demarche }: { demarche: DemarcheKey }) {
  return (
    <svg className="fr-artwork" viewBox="0 0 80 80" width="100%" height="100%" aria-hidden="true">
      <use className="fr-artwork-minor" href={`${DRAWINGS}#${demarche}-minor`} />
      <use className="fr-artwork-major" href={`${DRAWINGS}#${demarche}-major`} />
    </svg>
  );
}
