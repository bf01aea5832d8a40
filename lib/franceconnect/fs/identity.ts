import { parisDay } from "@/lib/attestation/paris-dates";
import { z } from "zod";
import type { CivilIdentity } from "@/lib/usager/identify-usager";
import type { FcClaims } from "./fc-client";
import type { FcFailure } from "./failure";

const FRANCE = "99100";
const ADULT_YEARS = 18;

const name = z.string().trim().min(1).max(256);
const optionalText = z.string().trim().max(256).catch("");

function isRealDate(text: string): boolean {
  const [year = 0, month = 0, day = 0] = text.split("-").map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.toISOString().startsWith(text);
}

const realDate = z
  .string()
  .regex(/^(1[89]|20)\d{2}-\d{2}-\d{2}$/)
  .refine(isRealDate);
const presumedDate = z.string().regex(/^(1[89]|20)\d{2}-((0[1-9]|1[0-2])-00|00-00)$/);

/** Formats of franceconnect §2.4; what is optional and unusable counts as absent. */
const claimsSchema = z.object({
  given_name: name,
  family_name: name,
  preferred_username: optionalText,
  gender: z.enum(["female", "male", "unspecified"]),
  birthdate: realDate,
  idp_birthdate: z.union([realDate, presumedDate]).optional(),
  birthplace: z.string().nullish(),
  birthcountry: z.string().regex(/^99\d{3}$/),
  email: z.email().max(254).catch(""),
  idp_id: z.string().optional(),
});

const communeSchema = z.string().regex(/^(2[AB]|\d{2})\d{3}$/);

/** Whether the person is 18 on the given instant's day in Paris. */
export function isAdult(birthdate: string, now: Date): boolean {
  const [year = "", month = "", day = ""] = birthdate.split("-");
  const majority = `${String(Number(year) + ADULT_YEARS)}-${month}-${day}`;
  return parisDay(now) >= majority;
}

export type ReadIdentity =
  | { kind: "identity"; identity: CivilIdentity }
  | { kind: "refused"; failure: Extract<FcFailure, `identite-${string}`>; reason: string };

const refused = (failure: "identite-incomplete" | "identite-refusee", reason: string) =>
  ({ kind: "refused", failure, reason }) as const;

/**
 * The identity that a mandat can be made for, or why there is none (franceconnect §2.4, mandats §3.4).
 * @param ownProviderId identifier of Aidants Connect among FranceConnect's providers, '' when unknown
 */
export function readIdentity(claims: FcClaims, now: Date, ownProviderId: string): ReadIdentity {
  const parsed = claimsSchema.safeParse(claims);
  if (!parsed.success) {
    const fields = parsed.error.issues.map((issue) => issue.path.join("."));
    return refused("identite-incomplete", `claims:${[...new Set(fields)].join(",")}`);
  }
  const found = parsed.data;
  if (ownProviderId !== "" && found.idp_id === ownProviderId) {
    return refused("identite-refusee", "identified through this service");
  }
  const born = communeSchema.safeParse(found.birthplace);
  if (found.birthcountry === FRANCE && !born.success) {
    return refused("identite-incomplete", "claims:birthplace");
  }
  if (!isAdult(found.birthdate, now)) return refused("identite-refusee", "minor");
  return {
    kind: "identity",
    identity: {
      fcSub: claims.sub,
      givenName: found.given_name,
      familyName: found.family_name,
      preferredUsername: found.preferred_username || null,
      gender: found.gender,
      birthdate: found.birthdate,
      birthdateIdp: found.idp_birthdate ?? null,
      birthplace: found.birthcountry === FRANCE && born.success ? born.data : null,
      birthcountry: found.birthcountry,
      email: found.email || null,
    },
  };
}
