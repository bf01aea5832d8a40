import { Fragment } from "react";
import { DataTable } from "@/components/layout/DataTable";
import { DEMARCHE_KEYS } from "@/lib/demarche/catalogue";
import type { PublishedMonth } from "@/lib/statistiques/publication";
import { thematiqueLabel } from "@/lib/statistiques/thematiques";
import { formatCount, formatShare } from "./format";

function totals(months: readonly PublishedMonth[]): { key: string; value: number }[] {
  const sums = new Map<string, number>(DEMARCHE_KEYS.map((key) => [key, 0]));
  for (const { thematiques } of months) {
    for (const [key, value] of Object.entries(thematiques)) {
      sums.set(key, (sums.get(key) ?? 0) + value);
    }
  }
  return [...sums].map(([key, value]) => ({ key, value })).sort((a, b) => b.value - a.value);
}

/** Bar beside its value, which says the same: nothing for assistive technologies to repeat. */
function Bar({ value, highest }: { value: number; highest: number }) {
  const width = highest === 0 ? 0 : (100 * value) / highest;
  return (
    <svg
      className="ac-bar"
      viewBox="0 0 100 10"
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      <rect width={width.toFixed(1)} height="10" fill="currentColor" />
    </svg>
  );
}

/** Démarches by thématique, the largest first: the bars are drawn in the table itself. */
export function ThematiqueChart({ months }: { months: readonly PublishedMonth[] }) {
  const sums = totals(months);
  const whole = sums.reduce((sum, { value }) => sum + value, 0);
  const [first] = sums;
  if (!first || whole === 0) return null;
  const rows = sums.map(({ key, value }) => ({
    key,
    cells: [
      thematiqueLabel(key),
      formatCount(value),
      <Fragment key="part">
        {formatShare(value, whole)} <Bar value={value} highest={first.value} />
      </Fragment>,
    ],
  }));
  return (
    <figure className="ac-chart" aria-labelledby="thematiques">
      <figcaption className="fr-mb-2w">
        Première thématique de la période&nbsp;: {thematiqueLabel(first.key)}, avec{" "}
        {formatShare(first.value, whole)} des {formatCount(whole)} démarches.
      </figcaption>
      <DataTable
        id="thematiques-tableau"
        caption="Démarches par thématique (en nombre)"
        headings={["Thématique", "Démarches", "Part du total"]}
        rows={rows}
      />
    </figure>
  );
}
