// What a verification found, in plain French sentences.

export interface Fault {
  /** missing, altered, moved: an entry that was sealed; inserted: one that never was; seal: the seals themselves. */
  kind: "missing" | "altered" | "moved" | "inserted" | "seal";
  /** Position in the sealed journal, when it has one. */
  seq?: number;
  entryId?: string;
  /** Instant of the act, ISO 8601. */
  occurredAt?: string;
  sentence: string;
}

export interface Report {
  /** In the order of the journal: the first is where the damage begins. */
  faults: readonly Fault[];
  /** Entries read and found in their place. */
  entries: number;
  checkpoints: number;
  exported: number;
  /** Committed and not sealed yet. */
  waiting: number;
}

/** Enough to understand; a journal rewritten whole would fill the screen. */
const KEPT = 20;

export class Faults {
  readonly list: Fault[] = [];

  /** Nothing more is kept: explaining a fault may cost a reading of the whole journal. */
  get full(): boolean {
    return this.list.length >= KEPT;
  }

  add(fault: Fault): void {
    if (!this.full) this.list.push(fault);
  }
}

const count = (n: number, one: string, many: string): string =>
  `${n.toLocaleString("fr-FR")} ${n < 2 ? one : many}`;

/** Sentences of a report, the verdict first. */
export function sentencesOf(report: Report): string[] {
  const { faults, entries, checkpoints, exported, waiting } = report;
  const read = `${count(entries, "entrée scellée relue", "entrées scellées relues")}, ${count(checkpoints, "point de contrôle", "points de contrôle")} de la base et ${count(exported, "exporté", "exportés")}, ${count(waiting, "entrée en attente", "entrées en attente")} de scellement.`;
  if (faults.length === 0) return [`Le journal est intact : ${read}`];
  return [
    "Le journal N'EST PAS celui qui a été scellé. Premier écart :",
    ...faults.map(({ sentence }, at) => `${at === 0 ? "→" : " "} ${sentence}`),
    read,
  ];
}
