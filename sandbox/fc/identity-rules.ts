import { z } from "zod";
import type { Identity } from "../identity.types";

export const FRANCE = "99100";

const COMMUNE = /^(?:2[AB]|[0-9]{2})[0-9]{3}$/;
const COUNTRY = /^99[0-9]{3}$/;
/** A real day, a month without day, or a year alone: a day in an unknown month is refused. */
const BIRTHDATE = /^\d{4}-(?:00-00|(?:0[1-9]|1[0-2])-(?:0[0-9]|[12][0-9]|3[01]))$/;

function isBirthdate(text: string): boolean {
  if (!BIRTHDATE.test(text)) return false;
  const day = new Date(`${completeBirthdate(text)}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(completeBirthdate(text));
}

/** Persons « présumés nés »: the register answers with the first day of the known period. */
export function completeBirthdate(birthdate: string): string {
  return birthdate.replace(/-00-00$/, "-01-01").replace(/-00$/, "-01");
}

const civilIdentity = z
  .object({
    given_name: z.string().min(1).max(256),
    family_name: z.string().min(1).max(256),
    gender: z.enum(["female", "male", "unspecified"]),
    birthdate: z.string().refine(isBirthdate),
    birthcountry: z.string().regex(COUNTRY),
    birthplace: z.unknown(),
    email: z.email(),
    preferred_username: z.string().nullish(),
  })
  .refine(({ birthcountry, birthplace }) => birthcountry !== FRANCE || isCommune(birthplace), {
    path: ["birthplace"],
  });

function isCommune(value: unknown): boolean {
  return typeof value === "string" && COMMUNE.test(value);
}

/** @returns the names of the members that FranceConnect refuses, none when the identity is fine. */
export function invalidMembers(identity: unknown): string[] {
  const checked = civilIdentity.safeParse(identity);
  if (checked.success) return [];
  return [...new Set(checked.error.issues.map((issue) => issue.path.join(".")))];
}

/** The string members of an answer, once the rules above have accepted it. */
export function toIdentity(members: Record<string, unknown>): Identity {
  const text = (name: string): string | undefined => {
    const value = members[name];
    return typeof value === "string" ? value : undefined;
  };
  const identity: Identity = {
    given_name: text("given_name"),
    family_name: text("family_name"),
    gender: text("gender"),
    birthdate: text("birthdate"),
    birthplace: text("birthplace") ?? "",
    birthcountry: text("birthcountry"),
    email: text("email"),
  };
  const usageName = text("preferred_username");
  return usageName ? { ...identity, preferred_username: usageName } : identity;
}
