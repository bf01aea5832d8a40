import type { MemberMeans } from "@/lib/referent/list-members";

interface MeansBadgesProps {
  means: MemberMeans;
  /** Nobody signs in with the account any more: what is linked is to be taken back. */
  deactivated: boolean;
}

/** Means of connection of somebody, in a list (auth-referent §4.2). */
export function MeansBadges({ means: { card, hasApp }, deactivated }: MeansBadgesProps) {
  if (card === "none" && !hasApp) return <p className="fr-badge fr-badge--sm">Aucun</p>;
  return (
    <ul className="fr-badges-group">
      {card !== "none" && (
        <li>
          <p className="fr-badge fr-badge--sm fr-badge--blue-ecume">Carte OTP</p>
        </li>
      )}
      {card === "unconfirmed" && !deactivated && (
        <li>
          <p className="fr-badge fr-badge--sm fr-badge--warning">A valider</p>
        </li>
      )}
      {hasApp && (
        <li>
          <p className="fr-badge fr-badge--sm fr-badge--blue-ecume">Application mobile</p>
        </li>
      )}
      {deactivated && (
        <li>
          <p className="fr-badge fr-badge--sm fr-badge--warning">A dissocier</p>
        </li>
      )}
    </ul>
  );
}
