import { REQUEST_STATUS, type RequestStatus } from "@/lib/habilitation/status";

/** Where a request stands, as lists show it. */
export function StatusBadge({ status }: { status: RequestStatus }) {
  const { badge, severity } = REQUEST_STATUS[status];
  const colour = severity === "grey" ? "" : ` fr-badge--${severity}`;
  return <p className={`fr-badge fr-badge--no-icon${colour}`}>{badge}</p>;
}
