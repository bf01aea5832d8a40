"use client";
import { useState } from "react";
import { clockTime, plainDate } from "@/lib/attestation/paris-dates";
import { DICTIONARY, INDICATORS, type Indicator } from "@/lib/statistiques/indicators";
import type { LivePayload } from "@/lib/statistiques/live-payload";
import { formatCount } from "./format";
import { useLiveFigures } from "./use-live-figures";

const momentOf = ({ calcule_le }: LivePayload): string => {
  const instant = new Date(calcule_le);
  return `${plainDate(instant)} à ${clockTime(instant)}`;
};

function Figure({ code, value }: { code: Indicator; value: number }) {
  const { label, definition, since, before } = DICTIONARY[code];
  return (
    <li className="fr-col-12 fr-col-sm-6 fr-col-lg-4">
      <p className="fr-mb-0">
        <span className="fr-h2 ac-accent ac-figure ac-figure--alone" data-indicateur={code}>
          {formatCount(value)}
        </span>
        <strong>{label}</strong>
      </p>
      {before !== undefined && (
        <p className="fr-text--sm fr-hint-text fr-mb-0">
          {formatCount(before)} au 20 juin 2024 (ancienne méthode)
        </p>
      )}
      <details>
        <summary className="fr-text--sm">
          Comment est calculé ce chiffre&nbsp;?<span className="fr-sr-only"> ({label})</span>
        </summary>
        <p className="fr-text--sm fr-mb-1w">
          {definition} Définition en vigueur depuis le {plainDate(new Date(since))}.
        </p>
      </details>
    </li>
  );
}

/** The seven figures: there at once, then kept up to date where they stand (STAT-10, STAT-11). */
export function LiveFigures({ initial }: { initial: LivePayload }) {
  const { figures, active, toggle, refresh } = useLiveFigures(initial);
  const [said, setSaid] = useState("");
  const refreshNow = async () => {
    setSaid("");
    const fresh = await refresh();
    setSaid(
      fresh
        ? `Chiffres actualisés, calculés le ${momentOf(fresh)}.`
        : "L’actualisation n’a pas abouti. Réessayez dans un instant.",
    );
  };
  return (
    <>
      {figures.fige && (
        <div className="fr-alert fr-alert--warning fr-alert--sm fr-mb-3w">
          <p>Données figées au {momentOf(figures)}&nbsp;: le calcul reprendra dès que possible.</p>
        </div>
      )}
      <p className="fr-mb-2w">
        Mis à jour le <span className="ac-figure">{momentOf(figures)}</span>
        <span className="fr-hint-text">Instantané direct n°&nbsp;{figures.instantane}</span>
      </p>
      <ul className="fr-btns-group fr-btns-group--sm fr-btns-group--inline-sm ac-script-only">
        <li>
          <button type="button" className="fr-btn fr-btn--secondary" onClick={toggle}>
            {active ? "Suspendre l’actualisation" : "Reprendre l’actualisation"}
          </button>
        </li>
        <li>
          <button
            type="button"
            className="fr-btn fr-btn--tertiary"
            onClick={() => void refreshNow()}
          >
            Actualiser
          </button>
        </li>
      </ul>
      <p role="status" className="fr-text--sm fr-mb-2w ac-status">
        {said}
      </p>
      <ul className="fr-grid-row fr-grid-row--gutters fr-raw-list">
        {INDICATORS.map((code) => (
          <Figure key={code} code={code} value={figures.chiffres[code]} />
        ))}
      </ul>
    </>
  );
}
