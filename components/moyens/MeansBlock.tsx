import type { ReactNode } from "react";
import type { MeansView } from "@/lib/carte-totp/read-means";
import { meansHref, type MeansPage } from "./means-paths";
import "./means.css";

interface PanelProps {
  title: string;
  linked: boolean;
  children?: ReactNode;
  /** Label and page of what may be done. */
  acts: readonly (readonly [label: string, page: MeansPage])[];
  means: MeansView;
}

function Panel({ title, linked, children, acts, means }: PanelProps) {
  return (
    <div className="ac-means">
      <h3 className="fr-h6 fr-mb-1w">{title}</h3>
      <p className={`fr-badge fr-badge--sm ${linked ? "fr-badge--success" : ""}`}>
        {linked ? "Associé" : "Inactif"}
      </p>
      {children}
      {acts.length > 0 && (
        <ul className="fr-raw-list fr-mt-2w">
          {acts.map(([label, page]) => (
            <li key={page}>
              <a className="fr-link" href={meansHref(means.userId, page)}>
                {label}
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** What may be done about a card, given its state and that of its holder. */
function cardActs({ card, deactivated }: MeansView): PanelProps["acts"] {
  const remove = ["Délier la carte", "supprimer-carte"] as const;
  if (card === null) {
    return deactivated ? [] : [["Associer un moyen de connexion", "type-carte"]];
  }
  if (deactivated) return [remove];
  if (!card.confirmed) return [["Valider la carte", "valider-carte"], remove];
  return [["Resynchroniser la carte", "resynchroniser-carte"], remove];
}

function appActs({ hasApplication, deactivated }: MeansView): PanelProps["acts"] {
  if (hasApplication) return [["Délier l’application mobile", "supprimer-otp-app"]];
  return deactivated ? [] : [["Associer une application mobile", "ajouter-otp-app"]];
}

/** « Moyen de connexion » of one person, with what may be done about it (auth-referent §4.3). */
export function MeansBlock({ means }: { means: MeansView }) {
  const { card } = means;
  return (
    <div className="fr-grid-row fr-grid-row--gutters">
      <div className="fr-col-12 fr-col-md-6">
        <Panel title="Carte physique" linked={card !== null} acts={cardActs(means)} means={means}>
          {card && (
            <>
              {!card.confirmed && !means.deactivated && (
                <p className="fr-badge fr-badge--sm fr-badge--warning fr-ml-1w">A valider</p>
              )}
              <p className="ac-means__serial fr-mt-1w fr-mb-0">Référence&nbsp;: {card.serial}</p>
            </>
          )}
        </Panel>
      </div>
      <div className="fr-col-12 fr-col-md-6">
        <Panel
          title="Application mobile"
          linked={means.hasApplication}
          acts={appActs(means)}
          means={means}
        />
      </div>
    </div>
  );
}
