/** Roles of the service's own team (habilitation §7.1), from the least to the most. */
export const STAFF_ROLES = ["TEAM", "METIER", "TECHNICAL"] as const;

export type StaffRole = (typeof STAFF_ROLES)[number];

/** As screens name them. */
export const STAFF_ROLE_LABELS: Readonly<Record<StaffRole, string>> = {
  TEAM: "équipe",
  METIER: "administration métier",
  TECHNICAL: "administration technique",
};

/** Whether one of these roles gives what `needed` gives: each role includes those before it. */
export const hasStaffRole = (held: readonly StaffRole[], needed: StaffRole): boolean =>
  held.some((role) => STAFF_ROLES.indexOf(role) >= STAFF_ROLES.indexOf(needed));
