import type { Ctx } from "@/lib/context.types";

/** Context of the encryption of an account's archived address. */
export const accountContext = (userId: string): string => `compte_archive.content:${userId}`;

/** Keyed hash by which the archived account of an address is found. */
export const emailHash = (ctx: Pick<Ctx, "keyedHash">, email: string): string =>
  ctx.keyedHash("archived-account-email", email);

/** Stands in the column of addresses, which are unique; nothing can be sent there. */
export const placeholderEmail = (userId: string): string => `compte-${userId}@archive.invalid`;

/** Instead of the names of somebody whose account was erased: what they wrote keeps an author. */
export const ERASED_NAMES = { firstName: "Compte", lastName: "effacé", profession: "" } as const;
