interface StructureBadgeProps {
  deactivatedAt: Date | null;
  closedAt: Date | null;
}

/** State of a structure, in words. */
export function StructureBadge({ deactivatedAt, closedAt }: StructureBadgeProps) {
  if (closedAt) return <p className="fr-badge fr-badge--no-icon fr-badge--error">Fermée</p>;
  if (deactivatedAt)
    return <p className="fr-badge fr-badge--no-icon fr-badge--warning">Suspendue</p>;
  return <p className="fr-badge fr-badge--no-icon fr-badge--success">Active</p>;
}
