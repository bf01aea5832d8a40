import { sha256 } from "@/lib/crypto/hash";
import type { MandatSnapshot } from "./snapshot";
import { TEMPLATE_SAMPLE } from "./template-sample";
import { renderMandat20261122 } from "./templates/2026-11-22";

export interface LegalTemplate {
  /** The day it was published. */
  version: string;
  /** First instant at which a mandat may use it; null for the first of the series. */
  activeFrom: string | null;
  render: (snapshot: MandatSnapshot) => string;
  /** SHA-256 of the template applied to TEMPLATE_SAMPLE, taken when it was published. */
  pinnedHash: string;
}

/**
 * Published legal texts, oldest first (mandats §5.5). To change a word, add a template with a later
 * activation instant; never touch a published one: the pinned hash stops the start.
 */
export const TEMPLATES: readonly [LegalTemplate, ...LegalTemplate[]] = [
  {
    version: "2026-11-22",
    activeFrom: null,
    render: renderMandat20261122,
    pinnedHash: "6ad4bbeeb20777423f889d2110dc32bf80a6f3ec9d0edabbe6c24ee57ee12fed",
  },
];

/** The text in force for a mandat signed at `now`. */
export function templateAt(now: Date): LegalTemplate {
  const active = ({ activeFrom }: LegalTemplate) =>
    activeFrom === null || new Date(activeFrom).getTime() <= now.getTime();
  return TEMPLATES.findLast(active) ?? TEMPLATES[0];
}

/** The template that a stored mandat names. */
export const templateOf = (version: string): LegalTemplate | undefined =>
  TEMPLATES.find((template) => template.version === version);

/**
 * Refuses to go on with a published text that changed; called at start-up.
 * @throws naming the versions at fault
 */
export function assertTemplatesUnchanged(templates: readonly LegalTemplate[] = TEMPLATES): void {
  const changed = templates
    .filter(({ render, pinnedHash }) => sha256(render(TEMPLATE_SAMPLE)) !== pinnedHash)
    .map(({ version }) => version);
  if (changed.length > 0) {
    throw new Error(`published attestation templates have changed: ${changed.join(", ")}`);
  }
}

/** Bytes of clauses 1 to 13, by the template that the snapshot names. */
export function renderLegalText(snapshot: MandatSnapshot): Uint8Array<ArrayBuffer> {
  const template = templateOf(snapshot.templateVersion);
  if (!template) throw new Error(`unknown attestation template ${snapshot.templateVersion}`);
  return new TextEncoder().encode(template.render(snapshot));
}
