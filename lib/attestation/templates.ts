import { sha256 } from "@/lib/crypto/hash";
import type { RevocationSnapshot } from "./revocation-snapshot";
import type { MandatSnapshot } from "./snapshot";
import { MANDAT_SAMPLES, REVOCATION_SAMPLES } from "./template-sample";
import { renderMandat20261122 } from "./templates/2026-11-22";
import { renderRevocation20261124 } from "./templates/revocation-2026-11-24";

export type TemplateSeries = "MANDAT" | "REVOCATION";

export interface LegalTemplate<Snapshot = MandatSnapshot> {
  /** The day it was published. */
  version: string;
  /** First instant at which a document may use it; null for the first of the series. */
  activeFrom: string | null;
  render: (snapshot: Snapshot) => string;
  /** SHA-256 of the template applied to the samples of its series, taken when it was published. */
  pinnedHash: string;
}

type Series<Snapshot> = readonly [LegalTemplate<Snapshot>, ...LegalTemplate<Snapshot>[]];

/**
 * Published texts of the mandat, oldest first (mandats §5.5). To change a word, add a template with a
 * later activation instant and register it by a migration; never touch a published one: its hash, here
 * and in the table attestation_template, stops the start.
 */
export const TEMPLATES: Series<MandatSnapshot> = [
  {
    version: "2026-11-22",
    activeFrom: null,
    render: renderMandat20261122,
    pinnedHash: "1f64439ca907e9ab67246feb4bbed1ecff02ad4ff2ac33b6a5a6bba8520900f7",
  },
];

/** Published texts of the attestation of revocation (mandats §5.7), under the same rule. */
export const REVOCATION_TEMPLATES: Series<RevocationSnapshot> = [
  {
    version: "2026-11-24",
    activeFrom: null,
    render: renderRevocation20261124,
    pinnedHash: "9862684deac80b8234fca6753259e6a763da625644a81c88ba8018a62d51326c",
  },
];

function inForce<Snapshot>(series: Series<Snapshot>, now: Date): LegalTemplate<Snapshot> {
  const active = ({ activeFrom }: LegalTemplate<Snapshot>) =>
    activeFrom === null || new Date(activeFrom).getTime() <= now.getTime();
  return series.findLast(active) ?? series[0];
}

/** The text in force for a mandat signed at `now`. */
export const templateAt = (now: Date): LegalTemplate => inForce(TEMPLATES, now);

/** The text in force for a revocation written at `now`. */
export const revocationTemplateAt = (now: Date): LegalTemplate<RevocationSnapshot> =>
  inForce(REVOCATION_TEMPLATES, now);

/** The template that a stored mandat names. */
export const templateOf = (version: string): LegalTemplate | undefined =>
  TEMPLATES.find((template) => template.version === version);

/** A published text as code and database both know it. */
export interface PublishedTemplate {
  series: TemplateSeries;
  version: string;
  pinnedHash: string;
  /** SHA-256 of what the code renders today. */
  currentHash: string;
}

/** Hash of a template: what it makes of every sample of its series. */
const hashOf = <Snapshot>(render: (s: Snapshot) => string, samples: readonly Snapshot[]): string =>
  sha256(samples.map(render).join("\u0000"));

const published = <Snapshot>(
  series: TemplateSeries,
  templates: readonly LegalTemplate<Snapshot>[],
  samples: readonly Snapshot[],
): PublishedTemplate[] =>
  templates.map(({ version, pinnedHash, render }) => ({
    series,
    version,
    pinnedHash,
    currentHash: hashOf(render, samples),
  }));

/** Every published text of the code with its hash. */
export const publishedTemplates = (
  mandat: readonly LegalTemplate[] = TEMPLATES,
): PublishedTemplate[] => [
  ...published("MANDAT", mandat, MANDAT_SAMPLES),
  ...published("REVOCATION", REVOCATION_TEMPLATES, REVOCATION_SAMPLES),
];

/**
 * Refuses to go on with a published text that changed; called at start-up.
 * @throws naming the versions at fault
 */
export function assertTemplatesUnchanged(mandat: readonly LegalTemplate[] = TEMPLATES): void {
  const changed = publishedTemplates(mandat)
    .filter(({ currentHash, pinnedHash }) => currentHash !== pinnedHash)
    .map(({ series, version }) => `${series} ${version}`);
  if (changed.length > 0) {
    throw new Error(`published attestation templates have changed: ${changed.join(", ")}`);
  }
}

function render<Snapshot extends { templateVersion: string }>(
  series: Series<Snapshot>,
  snapshot: Snapshot,
): string {
  const template = series.find(({ version }) => version === snapshot.templateVersion);
  if (!template) throw new Error(`unknown attestation template ${snapshot.templateVersion}`);
  return template.render(snapshot);
}

/** Bytes of the legal text, by the template that the snapshot names. */
export function renderLegalText(
  snapshot: MandatSnapshot | RevocationSnapshot,
): Uint8Array<ArrayBuffer> {
  const text =
    snapshot.kind === "MANDAT"
      ? render(TEMPLATES, snapshot)
      : render(REVOCATION_TEMPLATES, snapshot);
  return new TextEncoder().encode(text);
}
