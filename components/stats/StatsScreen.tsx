import { Breadcrumb } from "@/components/layout/Breadcrumb";
import { clockTime, plainDate } from "@/lib/attestation/paris-dates";
import { CUTS } from "@/lib/statistiques/cut-names";
import { EXCLUSIONS } from "@/lib/statistiques/indicators";
import type { LivePayload } from "@/lib/statistiques/live-payload";
import type { PublishedMonth } from "@/lib/statistiques/publication";
import { LiveFigures } from "./LiveFigures";
import { MonthlyChart } from "./MonthlyChart";
import { PERIODS, type Period } from "./periods";
import { ThematiqueChart } from "./ThematiqueChart";
import "./stats.css";

interface StatsScreenProps {
  live: LivePayload | null;
  /** First day with a figure. */
  firstDay: string | null;
  period: Period;
  published: { number: number; takenAt: Date; months: readonly PublishedMonth[] } | null;
  today: string;
  contact: string;
}

function PeriodForm({ period }: { period: Period }) {
  return (
    <form method="get" action="/stats" className="ac-period fr-mb-3w">
      <div className="fr-select-group fr-mb-0">
        <label className="fr-label" htmlFor="periode">
          Période
        </label>
        <select className="fr-select" id="periode" name="periode" defaultValue={period.name}>
          {PERIODS.map(({ name, label }) => (
            <option key={name} value={name}>
              {label}
            </option>
          ))}
        </select>
      </div>
      <button className="fr-btn fr-btn--secondary" type="submit">
        Afficher
      </button>
    </form>
  );
}

function Charts({ published, period, today }: StatsScreenProps) {
  if (!published || published.months.length === 0) {
    return <p>Aucun mois n’est encore publié&nbsp;: le détail paraît chaque heure.</p>;
  }
  const { number, takenAt, months } = published;
  return (
    <>
      <PeriodForm period={period} />
      <p className="fr-text--sm fr-hint-text">
        Instantané horaire n°&nbsp;{number}, calculé le {plainDate(takenAt)} à {clockTime(takenAt)}
      </p>
      <h3 id="evolution">Évolution mensuelle</h3>
      <MonthlyChart months={months} today={today} />
      <h3 id="thematiques">Par thématique</h3>
      <ThematiqueChart months={months} />
    </>
  );
}

function Method({ contact }: { contact: string }) {
  return (
    <>
      <h2>Méthode</h2>
      <p>
        {EXCLUSIONS} Les démarches, les personnes et les mandats comptés le restent&nbsp;: ni une
        fin de mandat ni un effacement de données ne fait baisser ces totaux. Les jours et les mois
        sont ceux de Paris.
      </p>
      <p>
        Les chiffres du 20&nbsp;juin&nbsp;2024 viennent du service précédent. Sa méthode comptait
        aussi les reprises d’une même connexion, et des aidants sans moyen de connexion
        confirmé&nbsp;: ils servent de repère et ne s’ajoutent pas aux totaux actuels.
      </p>
      <h2>Réutiliser ces données</h2>
      <p>
        Sous{" "}
        <a href="https://www.etalab.gouv.fr/licence-ouverte-open-licence/">licence ouverte 2.0</a>.
        Une question sur un chiffre&nbsp;: <a href={`mailto:${contact}`}>{contact}</a>
      </p>
      <ul>
        {Object.entries(CUTS).map(([name, title]) => (
          <li key={name}>
            {title}&nbsp;:{" "}
            <a href={`/api/stats/v1/${name}.csv`} aria-label={`CSV, ${title}`}>
              CSV
            </a>
            ,{" "}
            <a href={`/api/stats/v1/${name}.json`} aria-label={`JSON, ${title}`}>
              JSON
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

/** « Statistiques » (public-site §2.7): seven live figures, their evolution, the method, the data. */
export function StatsScreen(props: StatsScreenProps) {
  const { live, firstDay, contact } = props;
  return (
    <div className="fr-container fr-pb-8w">
      <Breadcrumb trail={[{ label: "Accueil", href: "/" }]} current="Statistiques" />
      <h1>Statistiques</h1>
      <p className="fr-text--lead">
        Ce que les aidants font avec Aidants Connect, au moment où ils le font
        {firstDay !== null && <>, depuis le {plainDate(new Date(firstDay))}</>}.
      </p>
      <h2>Chiffres nationaux</h2>
      {live ? (
        <LiveFigures initial={live} />
      ) : (
        <p>Les chiffres sont en cours de calcul. Revenez dans quelques instants.</p>
      )}
      <h2 className="fr-mt-6w">Évolution et thématiques</h2>
      <Charts {...props} />
      <Method contact={contact} />
    </div>
  );
}
