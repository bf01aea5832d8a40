import { PaperChecklist } from "@/components/mandat/PaperChecklist";
import { revocationHref } from "@/components/mandat/attestation/revocation-href";
import { dateAndTime, plainDate, shortDate } from "@/lib/attestation/paris-dates";
import { DEMARCHES } from "@/lib/demarche/catalogue";
import { renewalHref } from "./renewal-href";
import type { AutorisationLine, MandatCard as Card } from "@/lib/mandat/view-usager";

function endOf(line: AutorisationLine): string {
  if (!line.revokedAt) return "";
  return line.replacedBy
    ? `Remplacée par le mandat du ${plainDate(line.replacedBy)}`
    : `Révoquée le ${dateAndTime(line.revokedAt)}`;
}

function Tags({ card }: { card: Card }) {
  const allowsNothing = card.autorisations.length === 0;
  const validity = {
    active: `Validité restante : ${card.remaining}, jusqu'au ${dateAndTime(card.expiresAt)}`,
    expired: allowsNothing
      ? "Aucune démarche autorisée"
      : `Expiré le ${dateAndTime(card.expiresAt)}`,
    revoked: `Révoqué le ${card.endedAt ? dateAndTime(card.endedAt) : ""}`,
    replaced: `Remplacé le ${card.endedAt ? dateAndTime(card.endedAt) : ""}`,
  }[card.state];
  return (
    <ul className="fr-tags-group">
      {card.duration && (
        <li>
          <p className="fr-tag">Durée : {card.duration}</p>
        </li>
      )}
      <li>
        <p className="fr-tag">{validity}</p>
      </li>
      <li>
        <p className="fr-tag">{card.isRemote ? "Signé à distance" : "Signé en présence"}</p>
      </li>
      {card.state === "active" && card.expiringSoon && (
        <li>
          <p className="fr-badge fr-badge--warning">Expire bientôt</p>
        </li>
      )}
    </ul>
  );
}

interface LineActionProps {
  line: AutorisationLine;
  mandatId: string;
  usagerId: string;
}

/** What can be done with one démarche: end it, or see the proof that it was ended on its own. */
function LineAction({ line, mandatId, usagerId }: LineActionProps) {
  const of = <span className="fr-sr-only"> {DEMARCHES[line.demarche].title}</span>;
  if (line.attested)
    return (
      <a
        className="fr-link fr-link--sm"
        href={revocationHref({ mandatId, usagerId, autorisationId: line.id })}
      >
        Voir la révocation{of}
      </a>
    );
  if (!line.running) return "–";
  return (
    <a
      className="fr-link fr-link--sm"
      href={`/espace-aidant/usagers/${usagerId}/autorisations/${line.id}/cancel_confirm`}
    >
      Révoquer la thématique{of}
    </a>
  );
}

function Lines({ card, usagerId }: { card: Card; usagerId: string }) {
  return (
    <div className="fr-table fr-table--no-caption ac-table">
      <div className="fr-table__wrapper">
        <div
          className="fr-table__container"
          tabIndex={0}
          role="region"
          aria-labelledby={`autorisations-${card.id}`}
        >
          <div className="fr-table__content">
            <table>
              <caption id={`autorisations-${card.id}`}>
                Démarches du mandat du {plainDate(card.createdAt)}
              </caption>
              <thead>
                <tr>
                  <th scope="col">Thématique administrative</th>
                  <th scope="col">Révocation</th>
                  <th scope="col">Actions</th>
                </tr>
              </thead>
              <tbody>
                {card.autorisations.map((line) => (
                  <tr key={line.id}>
                    <td>{DEMARCHES[line.demarche].title}</td>
                    <td>{endOf(line) || "–"}</td>
                    <td>
                      <LineAction line={line} mandatId={card.id} usagerId={usagerId} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </div>
      </div>
    </div>
  );
}

/** Running or expired, with something to renew (§5.1). */
const isRenewable = ({ state, autorisations }: Card): boolean =>
  (state === "active" || state === "expired") && autorisations.length > 0;

/** One mandat of an usager: what it allows, until when, and what can be done with it (mandats §5.8). */
export function MandatCard({ card, usagerId }: { card: Card; usagerId: string }) {
  const base = `/espace-aidant/mandats/${card.id}`;
  const of = <span className="fr-sr-only"> du {shortDate(card.createdAt)}</span>;
  return (
    <article id={`mandat-${card.id}`} className="ac-mandat fr-p-3w fr-mb-3w">
      <div className="ac-mandat__head">
        <h3 className="fr-h5 fr-mb-0">Mandat du {plainDate(card.createdAt)}</h3>
        <ul className="fr-btns-group fr-btns-group--inline fr-btns-group--sm">
          <li>
            <a className="fr-btn fr-btn--secondary" href={`${base}/visualisation`}>
              Voir le mandat{of}
            </a>
          </li>
          {isRenewable(card) && (
            <li>
              <a className="fr-btn fr-btn--secondary" href={renewalHref(usagerId, card.id)}>
                Renouveler{of}
              </a>
            </li>
          )}
          {card.attested && (
            <li>
              <a
                className="fr-btn fr-btn--tertiary"
                href={revocationHref({ mandatId: card.id, usagerId, autorisationId: null })}
              >
                Voir la révocation{of}
              </a>
            </li>
          )}
          {card.state === "active" && (
            <li>
              <a className="fr-btn fr-btn--tertiary" href={`${base}/cancel_confirm`}>
                Révoquer{of}
              </a>
            </li>
          )}
        </ul>
      </div>
      <Tags card={card} />
      {card.autorisations.length > 0 && <Lines card={card} usagerId={usagerId} />}
      <div className="fr-mt-2w">
        <PaperChecklist
          mandatId={card.id}
          createdAt={card.createdAt}
          paper={card.paper}
          page="usager"
        />
      </div>
    </article>
  );
}
