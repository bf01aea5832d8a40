import type { StaffActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import { inTransaction } from "@/lib/db/transaction";
import { DomainError } from "@/lib/errors/domain-error";
import { recordPrivateEntry } from "@/lib/journal/record-private";
import { readArchivedIdentity, type ArchivedIdentity } from "@/lib/usager/archive";
import { requireTechnical } from "./require-technical";
import type { ArchiveReadingInput } from "./schemas";

export interface ArchivedUsager {
  id: string;
  archivedAt: Date;
  identity: ArchivedIdentity;
  mandats: { id: string; organisationName: string; createdAt: Date; endedAt: Date }[];
}

/**
 * A technical admin reads an archived usager, giving a reason (mandats §7.6). The entry `admin_read` is
 * committed with the reading; no entry, no reading.
 * @throws CONSERVATION_REFUSEE, CONSERVATION_ARCHIVE_INTROUVABLE
 */
export async function readArchivedUsager(
  ctx: Ctx,
  actor: StaffActor,
  input: ArchiveReadingInput,
): Promise<ArchivedUsager> {
  requireTechnical(actor);
  const now = ctx.clock.now();
  return inTransaction(ctx, async (tx) => {
    const usager = await tx.usager.findUnique({
      where: { id: input.usager },
      include: {
        mandats: {
          orderBy: [{ createdAt: "desc" }, { id: "asc" }],
          include: { organisation: { select: { name: true } } },
        },
      },
    });
    const identity = await readArchivedIdentity(ctx, tx, input.usager);
    if (!usager?.archivedAt || !identity) {
      throw new DomainError("CONSERVATION_ARCHIVE_INTROUVABLE", { field: "usager" });
    }
    await recordPrivateEntry(ctx, tx, now, actor, {
      action: "admin_read",
      usagerId: usager.id,
      details: { subject: "archived_usager" },
      personal: { reason: input.motif },
    });
    return {
      id: usager.id,
      archivedAt: usager.archivedAt,
      identity,
      mandats: usager.mandats.map(({ id, organisation, createdAt, endedAt, expiresAt }) => ({
        id,
        organisationName: organisation.name,
        createdAt,
        endedAt: endedAt !== null && endedAt < expiresAt ? endedAt : expiresAt,
      })),
    };
  });
}
