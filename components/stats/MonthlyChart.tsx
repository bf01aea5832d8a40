import { DataTable } from "@/components/layout/DataTable";
import { FLOWS, type Flow } from "@/lib/statistiques/indicators";
import { isProvisional, type PublishedMonth } from "@/lib/statistiques/publication";
import { formatCount, formatMonth } from "./format";

interface ChartProps {
  months: readonly PublishedMonth[];
  /** Paris day. */
  today: string;
}

/** What a month counts. */
const MONTHLY: Readonly<Record<Flow, string>> = {
  demarches: "Démarches réalisées",
  personnes: "Personnes accompagnées pour la première fois",
  mandats: "Mandats créés",
};

const HEIGHT = 60;
const GAP = 0.2;

/** One bar as a part of a path, from the baseline up. */
function bar(index: number, value: number, highest: number): string {
  const height = highest === 0 ? 0 : (value / highest) * (HEIGHT - 2);
  const left = (index + GAP / 2).toFixed(2);
  return `M${left} ${String(HEIGHT)}v${(-height).toFixed(2)}h${String(1 - GAP)}v${height.toFixed(2)}z`;
}

function Panel({ flow, months, today }: ChartProps & { flow: Flow }) {
  const highest = Math.max(...months.map((month) => month[flow]));
  const path = (provisional: boolean) =>
    months
      .map((month, index) => ({ month, index }))
      .filter(({ month }) => isProvisional(month.mois, today) === provisional)
      .map(({ month, index }) => bar(index, month[flow], highest))
      .join("");
  const label = MONTHLY[flow];
  return (
    <div className="fr-mb-3w">
      <p className="fr-mb-1v">
        <strong>{label}</strong>, {formatCount(highest)} au plus par mois
      </p>
      <svg
        className="ac-bars"
        role="img"
        aria-label={`${label} par mois, valeurs dans le tableau`}
        viewBox={`0 0 ${String(months.length)} ${String(HEIGHT)}`}
        preserveAspectRatio="none"
      >
        <path d={path(false)} fill="currentColor" />
        <path className="ac-bars__provisional" d={path(true)} stroke="currentColor" fill="none" />
        <path d={`M0 ${String(HEIGHT)}h${String(months.length)}`} stroke="currentColor" />
      </svg>
    </div>
  );
}

const readingOf = (months: readonly PublishedMonth[]): string => {
  const best = months.reduce((one, other) => (other.demarches > one.demarches ? other : one));
  return `Le mois le plus actif de la période est ${formatMonth(best.mois)}, avec ${formatCount(best.demarches)} démarches.`;
};

/** Monthly evolution (STAT-22 to STAT-24): drawn on the server, with its whole table. */
export function MonthlyChart({ months, today }: ChartProps) {
  const [first, last] = [months[0], months.at(-1)];
  if (!first || !last) return null;
  const rows = months.toReversed().map((month) => {
    const name = `${formatMonth(month.mois)}${isProvisional(month.mois, today) ? " (provisoire)" : ""}`;
    return { key: month.mois, cells: [name, ...FLOWS.map((flow) => formatCount(month[flow]))] };
  });
  return (
    <figure className="ac-chart" aria-labelledby="evolution">
      <figcaption className="fr-mb-2w">
        De {formatMonth(first.mois)} à {formatMonth(last.mois)}. {readingOf(months)} Les barres
        vides sont provisoires&nbsp;: un mois est clos le 5 du mois suivant.
      </figcaption>
      {FLOWS.map((flow) => (
        <Panel key={flow} flow={flow} months={months} today={today} />
      ))}
      <details className="ac-table-details">
        <summary>Afficher le tableau des mois</summary>
        <DataTable
          id="evolution-tableau"
          caption="Évolution mensuelle (en nombre)"
          headings={["Mois", ...FLOWS.map((flow) => MONTHLY[flow])]}
          rows={rows}
        />
      </details>
    </figure>
  );
}
