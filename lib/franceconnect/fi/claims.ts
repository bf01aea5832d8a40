import { z } from "zod";
import type { OpenIdentity } from "@/lib/usager/identity";

/** FranceConnect refuses an identity without e-mail (franceconnect §2.4). */
const NO_EMAIL = "noemailprovided@aidantconnect.beta.gouv.fr";
const FRANCE = "99100";

/** What an usager's row says in clear. */
export interface CivilNames {
  sub: string;
  givenName: string;
  familyName: string;
  preferredUsername: string | null;
  gender: "female" | "male" | "unspecified";
}

export interface UserinfoClaims {
  sub: string;
  given_name: string;
  family_name: string;
  birthdate: string;
  gender: string;
  birthplace: string;
  birthcountry: string;
  email: string;
  preferred_username?: string;
}

/** The fixed list of claims of §3.5: born abroad is an empty birthplace, unknown names are left out. */
export function userinfoClaims(names: CivilNames, identity: OpenIdentity): UserinfoClaims {
  const claims = {
    sub: names.sub,
    given_name: names.givenName,
    family_name: names.familyName,
    birthdate: identity.birthdateIdp ?? identity.birthdate,
    gender: names.gender,
    birthplace: identity.birthplace ? identity.birthplace.padStart(5, "0") : "",
    birthcountry: identity.birthcountry,
    email: identity.email ?? NO_EMAIL,
  };
  return names.preferredUsername
    ? { ...claims, preferred_username: names.preferredUsername }
    : claims;
}

const name = z.string().min(1).max(256);
const accepted = z
  .object({
    sub: z.string().regex(/^[\x21-\x7e]+$/),
    given_name: name,
    family_name: name,
    gender: z.enum(["female", "male", "unspecified"]),
    birthdate: z.string().regex(/^\d{4}-(00-00|(0[1-9]|1[0-2])-(0\d|[12]\d|3[01]))$/),
    birthcountry: z.string().regex(/^\d{5}$/),
    birthplace: z.string(),
    email: z.email(),
  })
  .refine((c) => c.birthcountry !== FRANCE || /^(2[AB]|\d{2})\d{3}$/.test(c.birthplace));

/** Whether FranceConnect would take this identity (§3.2); asked before a code is issued. */
export const isAcceptedIdentity = (claims: UserinfoClaims): boolean =>
  accepted.safeParse(claims).success;
