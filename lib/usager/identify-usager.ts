import type { AidantActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import { lockName } from "@/lib/db/lock";
import type { Tx } from "@/lib/db/transaction";
import type { Gender, Usager } from "@/lib/generated/prisma/client";
import type { JournalInput } from "@/lib/journal/entry";
import { recordEntry } from "@/lib/journal/record";
import { restoreIdentity } from "./archive";
import { openIdentity, sealField, sealIdentity, subLock, usagerSub } from "./identity";

/** An identity that FranceConnect has vouched for and whose formats are checked. */
export interface CivilIdentity {
  fcSub: string;
  givenName: string;
  familyName: string;
  preferredUsername: string | null;
  gender: Gender;
  birthdate: string;
  birthdateIdp: string | null;
  birthplace: string | null;
  birthcountry: string;
  email: string | null;
}

type WriteCtx = Pick<Ctx, "random" | "cipher" | "keyedHash" | "origin" | "settings">;

/** Encrypted columns that the civil register decides. */
const SEALED_CIVIL = ["birthdate", "birthdateIdp", "birthplace", "birthcountry"] as const;
const CLEAR_CIVIL = ["givenName", "familyName", "gender"] as const;

/**
 * Civil fields that differ. An absent nom d'usage or identity provider's date is not a correction: the
 * scope may not have been granted.
 */
function civilChanges(ctx: WriteCtx, usager: Usager, identity: CivilIdentity) {
  const known = openIdentity(ctx, usager);
  const sealed = SEALED_CIVIL.filter(
    (field) =>
      known[field] !== identity[field] && !(field === "birthdateIdp" && identity[field] === null),
  );
  const clear = CLEAR_CIVIL.filter((field) => usager[field] !== identity[field]);
  const data: Partial<Usager> = {};
  for (const field of sealed) {
    const value = identity[field];
    Object.assign(data, {
      [field]: value === null ? null : sealField(ctx, usager.id, field, value),
    });
  }
  for (const field of clear) Object.assign(data, { [field]: identity[field] });
  const fillsName = !usager.preferredUsername && identity.preferredUsername !== null;
  if (fillsName) data.preferredUsername = identity.preferredUsername;
  return { data, fields: [...clear, ...(fillsName ? ["preferredUsername"] : []), ...sealed] };
}

/** An archived person who comes back is the same person: out of the archive first, then refreshed. */
async function refresh(
  ctx: WriteCtx,
  tx: Tx,
  now: Date,
  stored: Usager,
  found: { identity: CivilIdentity; phone: string | null },
): Promise<JournalInput[]> {
  const { identity, phone } = found;
  const usagerId = stored.id;
  const archived = stored.archivedAt !== null;
  const usager = archived ? await restoreIdentity(ctx, tx, usagerId) : stored;
  const known = openIdentity(ctx, usager);
  const entries: JournalInput[] = archived
    ? [{ action: "usager_restored", usagerId, details: {} }]
    : [];
  const data: Partial<Usager> = { identityRefreshedAt: now };
  if (identity.email !== null && identity.email !== known.email) {
    data.email = sealField(ctx, usagerId, "email", identity.email);
    entries.push({ action: "update_email_usager", usagerId, details: {} });
  }
  if (phone !== null && phone !== known.phone) {
    data.phone = sealField(ctx, usagerId, "phone", phone);
    entries.push({ action: "update_phone_usager", usagerId, details: {} });
  }
  const civil = civilChanges(ctx, usager, identity);
  if (civil.fields.length > 0) {
    const details = { fields: civil.fields };
    entries.push({ action: "update_identity_usager", usagerId, details });
  }
  await tx.usager.update({ where: { id: usagerId }, data: { ...data, ...civil.data } });
  return entries;
}

async function create(
  ctx: WriteCtx,
  tx: Tx,
  now: Date,
  sub: string,
  found: { identity: CivilIdentity; phone: string | null },
): Promise<string> {
  const { givenName, familyName, preferredUsername, gender } = found.identity;
  const { birthdate, birthdateIdp, birthplace, birthcountry, email } = found.identity;
  const { phone } = found;
  const id = ctx.random.uuid();
  await tx.usager.create({
    data: {
      id,
      sub,
      givenName,
      familyName,
      preferredUsername,
      gender,
      ...sealIdentity(ctx, id, { birthdate, birthdateIdp, birthplace, birthcountry, email, phone }),
      identityRefreshedAt: now,
      createdAt: now,
    },
  });
  return id;
}

/**
 * Finds the usager by FranceConnect's subject, or creates it, in the transaction of the identification
 * (franceconnect §2.5); one at a time for a subject. Nothing is matched on names. Journals the updates,
 * then `franceconnect_usager`. An archived usager leaves the archive, an erased one is not found.
 * @param phone E.164 number given in the form, if any
 */
export async function identifyUsager(
  ctx: WriteCtx,
  tx: Tx,
  now: Date,
  actor: AidantActor,
  found: { identity: CivilIdentity; phone: string | null; draftId: string },
): Promise<string> {
  const sub = usagerSub(ctx.settings, found.identity.fcSub);
  await lockName(tx, subLock(sub));
  const usager = await tx.usager.findUnique({ where: { sub } });
  const updates = usager ? await refresh(ctx, tx, now, usager, found) : [];
  const usagerId = usager?.id ?? (await create(ctx, tx, now, sub, found));
  for (const entry of updates) await recordEntry(ctx, tx, now, actor, entry);
  const { draftId } = found;
  const identified = { action: "franceconnect_usager", usagerId, draftId, details: {} } as const;
  await recordEntry(ctx, tx, now, actor, identified);
  return usagerId;
}
