import type { ReferentActor } from "@/lib/auth/actor";

/** `mailto:` to the team with who writes, for which structure, with its number if known (§4.1). */
export function contactLink(
  address: string,
  actor: Pick<ReferentActor, "fullName" | "organisationName">,
  habilitationNumber: string | null,
): string {
  const subject = encodeURIComponent(`Espace référent – ${actor.organisationName}`);
  const number =
    habilitationNumber === null ? [] : [`Numéro d'habilitation : ${habilitationNumber}`];
  const lines = ["Bonjour,", "", "", actor.fullName, actor.organisationName, ...number];
  return `mailto:${address}?subject=${subject}&body=${encodeURIComponent(lines.join("\r\n"))}`;
}
