import { clockTime, plainDate } from "@/lib/attestation/paris-dates";
import { DICTIONARY, type Indicator } from "@/lib/statistiques/indicators";
import type { LiveFigures } from "@/lib/statistiques/read-live";
import { formatCount } from "./format";
import "./stats.css";

const SHOWN: readonly Indicator[] = ["aidants", "structures", "demarches", "personnes", "mandats"];

/** Key figures of the home page, with their instant; without a database, the link alone. */
export function KeyFigures({ live }: { live: LiveFigures | null }) {
  return (
    <>
      {live && (
        <>
          <ul className="fr-raw-list ac-key-figures fr-mb-2w">
            {SHOWN.map((code) => (
              <li key={code}>
                <span className="fr-h3 ac-accent ac-figure ac-figure--alone">
                  {formatCount(live.figures[code])}
                </span>
                {DICTIONARY[code].label}
              </li>
            ))}
          </ul>
          <p className="fr-text--sm fr-hint-text">
            {live.frozen ? "Données figées au" : "Mis à jour le"} {plainDate(live.checkedAt)} à{" "}
            {clockTime(live.checkedAt)}
          </p>
        </>
      )}
      <p>
        <a className="fr-link" href="/stats">
          Toutes les statistiques, en temps réel
        </a>
      </p>
    </>
  );
}
