import { shortDate } from "@/lib/attestation/paris-dates";
import { DEMARCHES } from "@/lib/demarche/catalogue";
import type { ListedMandat, ListedUsager } from "@/lib/mandat/list-usagers";
import type { MandatState } from "@/lib/mandat/mandat-state";
import { renewalHref } from "./renewal-href";

function periodOf({ createdAt, expiresAt, endedAt }: ListedMandat): string {
  return `du ${shortDate(createdAt)} au ${shortDate(endedAt ?? expiresAt)}`;
}

/** Of several mandats of a row, the form takes the one that ends last. */
const onlyOne = (mandats: readonly ListedMandat[]): string | undefined =>
  mandats.length === 1 ? mandats[0]?.id : undefined;

/** Tabs whose mandats may be renewed (§5.1). */
const RENEWABLE: readonly MandatState[] = ["active", "expired"];

/** The name that the person uses first, then the civil one (mandats §5.9). */
function Name({ usager }: { usager: ListedUsager }) {
  const { fullName, preferredUsername } = usager;
  if (!preferredUsername) return fullName;
  return (
    <>
      {preferredUsername}
      <br />
      <span className="fr-text--sm">Né(e) {fullName}</span>
    </>
  );
}

interface RowProps {
  usager: ListedUsager;
  tab: MandatState;
}

function Row({ usager, tab }: RowProps) {
  const { id, fullName, birthdate, mandats, demarches } = usager;
  const href = `/espace-aidant/usagers/${id}/`;
  return (
    <tr>
      <th scope="row">
        {tab === "revoked" ? (
          <a className="fr-link" href={href}>
            <Name usager={usager} />
          </a>
        ) : (
          <Name usager={usager} />
        )}
      </th>
      <td>{birthdate}</td>
      <td>
        <ul className="ac-plain-list">
          {mandats.map((mandat) => (
            <li key={mandat.id}>
              {periodOf(mandat)}{" "}
              {mandat.expiringSoon && (
                <span className="fr-badge fr-badge--warning fr-badge--sm">Expire bientôt</span>
              )}
            </li>
          ))}
        </ul>
      </td>
      <td>
        <ul className="ac-plain-list ac-plain-list--inline">
          {demarches.map((key) => (
            <li key={key} className="fr-tag fr-tag--sm">
              {DEMARCHES[key].shortTitle}
            </li>
          ))}
        </ul>
      </td>
      {tab !== "revoked" && (
        <td>
          <ul className="ac-plain-list">
            {RENEWABLE.includes(tab) && (
              <li>
                <a className="fr-link fr-link--sm" href={renewalHref(id, onlyOne(mandats))}>
                  Renouveler<span className="fr-sr-only"> le mandat de {fullName}</span>
                </a>
              </li>
            )}
            <li>
              <a className="fr-link fr-link--sm" href={href}>
                Accéder aux mandats<span className="fr-sr-only"> de {fullName}</span>
              </a>
            </li>
          </ul>
        </td>
      )}
    </tr>
  );
}

interface UsagerTableProps {
  usagers: readonly ListedUsager[];
  caption: string;
  tab: MandatState;
}

/** One row an usager (mandats §5.9). */
export function UsagerTable({ usagers, caption, tab }: UsagerTableProps) {
  return (
    <div className="fr-table ac-table" tabIndex={0} role="region" aria-labelledby={`liste-${tab}`}>
      <div className="fr-table__wrapper">
        <div className="fr-table__container">
          <div className="fr-table__content">
            <table>
              <caption id={`liste-${tab}`}>{caption}</caption>
              <thead>
                <tr>
                  <th scope="col">Nom</th>
                  <th scope="col">Date de naissance</th>
                  <th scope="col">Mandats</th>
                  <th scope="col">Périmètres</th>
                  {tab !== "revoked" && <th scope="col">Actions</th>}
                </tr>
              </thead>
              <tbody>
                {usagers.map((usager) => (
                  <Row key={usager.id} usager={usager} tab={tab} />
                ))}
              </tbody>
            </table>
          </div>
        </div>
      </div>
    </div>
  );
}
