/** Pages of « Ajouter un aidant ». */
export const ADDITION_PATHS = {
  profile: "/espace-referent/aidant/ajouter/profil/",
  untrained: "/espace-referent/aidant/ajouter/aidants-non-formes/",
  trained: "/espace-referent/aidant/ajouter/aidants-formes/",
  confirmation: "/espace-referent/aidant/ajouter/confirmation/",
} as const;

/** Row to focus, as the address of step 2 says it. */
export function focusedRow(line: string | string[] | undefined): number | undefined {
  return typeof line === "string" && /^\d{1,2}$/.test(line) ? Number(line) : undefined;
}
