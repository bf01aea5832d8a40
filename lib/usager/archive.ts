import type { Ctx } from "@/lib/context.types";
import type { Tx } from "@/lib/db/transaction";
import type { Usager } from "@/lib/generated/prisma/client";
import { openIdentity, sealIdentity, type OpenIdentity } from "./identity";

type CipherCtx = Pick<Ctx, "cipher">;

const contextOf = (usagerId: string): string => `usager_archive.content:${usagerId}`;

/** Everything that says who an usager is, in clear; only for a use case that needs it. */
export type ArchivedIdentity = OpenIdentity &
  Pick<Usager, "givenName" | "familyName" | "preferredUsername" | "gender">;

/** Columns of an usager whose identity is not in the active table. */
export const WITHOUT_IDENTITY = {
  givenName: "",
  familyName: "",
  preferredUsername: null,
  gender: "unspecified",
  birthdate: "",
  birthdateIdp: null,
  birthplace: null,
  birthcountry: "",
  email: null,
  phone: null,
} as const;

/**
 * Moves the whole identity of an active usager to the encrypted archive (mandats §7.6). The caller
 * holds the lock of the usager and journals the act.
 */
export async function archiveIdentity(
  ctx: CipherCtx,
  tx: Tx,
  now: Date,
  usager: Usager,
): Promise<void> {
  const { givenName, familyName, preferredUsername, gender } = usager;
  const identity: ArchivedIdentity = {
    givenName,
    familyName,
    preferredUsername,
    gender,
    ...openIdentity(ctx, usager),
  };
  const content = ctx.cipher.seal(JSON.stringify(identity), contextOf(usager.id));
  await tx.usagerArchive.create({ data: { usagerId: usager.id, content, archivedAt: now } });
  await tx.usager.update({
    where: { id: usager.id },
    data: { ...WITHOUT_IDENTITY, archivedAt: now },
    select: { id: true },
  });
}

/** The archived identity; null when there is none. The caller has checked and journaled the right. */
export async function readArchivedIdentity(
  ctx: CipherCtx,
  tx: Tx,
  usagerId: string,
): Promise<ArchivedIdentity | null> {
  const archive = await tx.usagerArchive.findUnique({ where: { usagerId } });
  if (!archive) return null;
  const clear = ctx.cipher.open(archive.content, contextOf(usagerId));
  return JSON.parse(clear) as ArchivedIdentity;
}

/**
 * Brings an archived usager back to the active table. The mandats that were archived stay so. The
 * caller holds the lock of the usager and journals the act.
 */
export async function restoreIdentity(ctx: CipherCtx, tx: Tx, usagerId: string): Promise<Usager> {
  const identity = await readArchivedIdentity(ctx, tx, usagerId);
  if (!identity) {
    return tx.usager.update({ where: { id: usagerId }, data: { archivedAt: null } });
  }
  const { givenName, familyName, preferredUsername, gender } = identity;
  await tx.usagerArchive.delete({ where: { usagerId }, select: { usagerId: true } });
  return tx.usager.update({
    where: { id: usagerId },
    data: {
      givenName,
      familyName,
      preferredUsername,
      gender,
      ...sealIdentity(ctx, usagerId, identity),
      archivedAt: null,
    },
  });
}
