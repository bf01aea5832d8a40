import { Breadcrumb } from "@/components/layout/Breadcrumb";
import { WithdrawnNotice } from "@/components/mandat/WithdrawnNotice";
import { DEMARCHES } from "@/lib/demarche/catalogue";
import type { MandatState } from "@/lib/mandat/mandat-state";
import type { UsagerDetails } from "@/lib/mandat/view-usager";
import { ActsTable } from "./ActsTable";
import { MandatCard } from "./MandatCard";
import { PageTurner } from "./PageTurner";

const TRAIL = [
  { label: "Accueil", href: "/espace-aidant/" },
  { label: "Mes mandats", href: "/espace-aidant/usagers/" },
];

const GROUPS: readonly { state: MandatState; title: string; empty: string }[] = [
  { state: "active", title: "Mandats actifs", empty: "Aucun mandat en cours." },
  {
    state: "expired",
    title: "Mandats expirés",
    empty: "Aucun mandat expiré depuis moins d'un an.",
  },
  {
    state: "revoked",
    title: "Mandats révoqués",
    empty: "Aucun mandat révoqué depuis moins d'un an.",
  },
  {
    state: "replaced",
    title: "Mandats remplacés",
    empty: "Aucun mandat remplacé depuis moins d'un an.",
  },
];

function Uses({ usager }: { usager: UsagerDetails }) {
  const { id, fullName, uses } = usager;
  const base = `/espace-aidant/usagers/${id}/`;
  return (
    <section aria-labelledby="utilisations">
      <h2 id="utilisations" className="fr-h3">
        Ce qui a été fait en son nom
      </h2>
      {uses.lines.length === 0 ? (
        <p>Aucune démarche n&apos;a encore été réalisée par votre structure.</p>
      ) : (
        <ActsTable
          id="utilisations-table"
          caption={`Démarches réalisées au nom de ${fullName}`}
          whatLabel="Démarche"
          acts={uses.lines.map((use) => ({
            ...use,
            what: use.demarches.map((key) => DEMARCHES[key].title).join(", ") || "démarche",
          }))}
        />
      )}
      <PageTurner
        page={uses.page}
        pageCount={uses.pageCount}
        label="Pages des démarches réalisées"
        hrefOf={(page) => `${base}?page=${String(page)}#utilisations`}
      />
      <p>
        <a className="fr-link fr-icon-time-line fr-link--icon-left" href={`${base}historique/`}>
          Voir tout l&apos;historique
          <span className="fr-sr-only"> de {fullName}</span>
        </a>
      </p>
    </section>
  );
}

/** An usager and the mandats given to the current structure (mandats §5.8). */
export function UsagerScreen({ usager }: { usager: UsagerDetails }) {
  return (
    <div className="fr-container fr-py-4w">
      <Breadcrumb trail={TRAIL} current={usager.fullName} />
      <h1 className="fr-mb-2w">{usager.fullName}</h1>
      {usager.preferredUsername && (
        <p className="fr-mb-1w">Nom d&apos;usage : {usager.preferredUsername}</p>
      )}
      <p className="fr-tag fr-mb-4w">Date de naissance : {usager.birthdate}</p>
      <WithdrawnNotice demarches={usager.withdrawn} />
      {GROUPS.map(({ state, title, empty }) => {
        const cards = usager.mandats.filter((mandat) => mandat.state === state);
        return (
          <section key={state} aria-labelledby={`groupe-${state}`} className="fr-mb-5w">
            <h2 id={`groupe-${state}`} className="fr-h3">
              {title}
            </h2>
            {cards.length === 0 && <p>{empty}</p>}
            {cards.map((card) => (
              <MandatCard key={card.id} card={card} usagerId={usager.id} />
            ))}
          </section>
        );
      })}
      <Uses usager={usager} />
    </div>
  );
}
