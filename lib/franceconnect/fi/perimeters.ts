import { DEMARCHE_KEYS, DEMARCHES, type DemarcheKey } from "@/lib/demarche/catalogue";

/** Démarche that a perimeter names, in FranceConnect's words or in ours, case-sensitive (§3.6). */
export const demarcheOfPerimeter = (value: string): DemarcheKey | undefined =>
  DEMARCHE_KEYS.find((key) => key === value || DEMARCHES[key].fcLabel === value);

/** The perimeters that we know, as written; unknown ones are ignored. */
export const knownPerimeters = (values: readonly string[]): string[] =>
  [...new Set(values)].filter((value) => demarcheOfPerimeter(value) !== undefined);

/** Whether the site asks for this démarche; a site without perimeters accepts all of them. */
export const isAsked = (repValues: readonly string[], demarche: DemarcheKey): boolean =>
  repValues.length === 0 || repValues.some((value) => demarcheOfPerimeter(value) === demarche);

/** The one element of `rep_scope`: the word of the request, FranceConnect's label by default. */
export function perimeterOf(repValues: readonly string[], demarche: DemarcheKey): string {
  const label = DEMARCHES[demarche].fcLabel;
  return !repValues.includes(label) && repValues.includes(demarche) ? demarche : label;
}
