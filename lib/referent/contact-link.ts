import type { ReferentActor } from "@/lib/auth/actor";

/** `mailto:` to the team with who writes, for which structure (auth-referent §4.1). */
export function contactLink(
  address: string,
  actor: Pick<ReferentActor, "fullName" | "organisationName">,
): string {
  const subject = encodeURIComponent(`Espace référent – ${actor.organisationName}`);
  const lines = ["Bonjour,", "", "", actor.fullName, actor.organisationName];
  return `mailto:${address}?subject=${subject}&body=${encodeURIComponent(lines.join("\r\n"))}`;
}
