import type { Ctx } from "@/lib/context.types";
import { sha256 } from "@/lib/crypto/hash";
import type { Usager } from "@/lib/generated/prisma/client";

/** Birth data and contacts of an usager, in clear; only for a use case that needs them. */
export interface OpenIdentity {
  /** `YYYY-MM-DD`. */
  birthdate: string;
  /** The date to give back to FranceConnect (`YYYY-MM-00` for a presumed date), when known. */
  birthdateIdp: string | null;
  /** COG commune, null when born abroad. */
  birthplace: string | null;
  birthcountry: string;
  email: string | null;
  phone: string | null;
}

type SealedField = keyof OpenIdentity;
type CipherCtx = Pick<Ctx, "cipher">;

const contextOf = (usagerId: string, field: SealedField): string => `usager.${field}:${usagerId}`;

/** Key of an usager: never rotated, carried over with imported data (decision 43). */
export const usagerSub = (settings: Pick<Ctx["settings"], "USAGER_SUB_SALT">, fcSub: string) =>
  sha256(`${fcSub}${settings.USAGER_SUB_SALT}`);

/** Name of the lock (lib/db/lock.ts) under which the identity of one person changes. */
export const subLock = (sub: string): string => `usager-sub:${sub}`;

/** Encrypts one field of the row `usagerId` (decision 44). */
export const sealField = (
  ctx: CipherCtx,
  usagerId: string,
  field: SealedField,
  clear: string,
): string => ctx.cipher.seal(clear, contextOf(usagerId, field));

/** Encrypts every field for the row `usagerId`. */
export function sealIdentity(ctx: CipherCtx, usagerId: string, identity: OpenIdentity) {
  const optional = (field: SealedField) => {
    const value = identity[field];
    return value === null ? null : sealField(ctx, usagerId, field, value);
  };
  return {
    birthdate: sealField(ctx, usagerId, "birthdate", identity.birthdate),
    birthcountry: sealField(ctx, usagerId, "birthcountry", identity.birthcountry),
    birthdateIdp: optional("birthdateIdp"),
    birthplace: optional("birthplace"),
    email: optional("email"),
    phone: optional("phone"),
  };
}

/** Decrypts the fields of a row; the caller has checked that its actor may read this usager. */
export function openIdentity(
  ctx: CipherCtx,
  usager: Pick<Usager, SealedField | "id">,
): OpenIdentity {
  const required = (field: "birthdate" | "birthcountry") =>
    ctx.cipher.open(usager[field], contextOf(usager.id, field));
  const optional = (field: SealedField) => {
    const sealed = usager[field];
    return sealed === null ? null : ctx.cipher.open(sealed, contextOf(usager.id, field));
  };
  return {
    birthdate: required("birthdate"),
    birthcountry: required("birthcountry"),
    birthdateIdp: optional("birthdateIdp"),
    birthplace: optional("birthplace"),
    email: optional("email"),
    phone: optional("phone"),
  };
}

/** The birth date that screens show: as FranceConnect gave it when presumed, nothing else decrypted. */
export function openBirthdate(
  ctx: CipherCtx,
  { id, birthdate, birthdateIdp }: Pick<Usager, "birthdate" | "birthdateIdp" | "id">,
): string {
  return birthdateIdp === null
    ? ctx.cipher.open(birthdate, contextOf(id, "birthdate"))
    : ctx.cipher.open(birthdateIdp, contextOf(id, "birthdateIdp"));
}

/** Given name and family name, as every screen names an usager (mandats §1.2). */
export const fullNameOf = (usager: Pick<Usager, "givenName" | "familyName">): string =>
  `${usager.givenName} ${usager.familyName}`;
