import type { Ctx } from "@/lib/context.types";
import type { Tx } from "@/lib/db/transaction";
import type { JournalActor, JournalInput } from "./entry";

type JournalCtx = Pick<Ctx, "random" | "keyedHash" | "origin">;

function authorIdOf(actor: JournalActor): string | null {
  if (actor.kind === "system") return null;
  return actor.kind === "demandeur" ? actor.issuerId : actor.userId;
}

const authorOf = (actor: JournalActor) => ({
  actorKind: actor.kind,
  actorId: authorIdOf(actor),
  organisationId: "organisationId" in actor ? actor.organisationId : null,
});

/**
 * The only writer of the journal. It is given the act's transaction, so that no entry means no act
 * (mandats §7.4), and the act's instant.
 * @returns the identifier of the entry
 */
export async function recordEntry(
  ctx: JournalCtx,
  tx: Tx,
  now: Date,
  actor: JournalActor,
  entry: JournalInput,
): Promise<string> {
  const { demarches, details, ...links } = entry;
  const author = actor.kind === "system" ? { ...details, job: actor.name } : details;
  const id = ctx.random.uuid();
  await tx.journalEntry.create({
    data: {
      id,
      occurredAt: now,
      ...authorOf(actor),
      ...links,
      demarches: demarches ? [...demarches] : [],
      details: author,
      requestId: ctx.origin?.id ?? null,
      ipHash: ctx.origin ? ctx.keyedHash("journal-ip", ctx.origin.ipPrefix) : null,
      browser: ctx.origin?.browser ?? null,
    },
    select: { id: true },
  });
  return id;
}
