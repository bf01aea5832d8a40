import { createHash } from "node:crypto";
import type { CivilStatus, Identity, TestIdentity } from "../identity.types";
import { FcError } from "./errors";
import { completeBirthdate, invalidMembers } from "./identity-rules";

/** Constant, so that a person keeps their `sub` when the simulator restarts. */
const SUB_SALT = "france-connect-simulator";

/** Same key for one person whichever provider they used: the e-mail address plays no part. */
export function personKey(identity: Identity): string {
  return JSON.stringify([
    identity.given_name ?? "",
    identity.family_name ?? "",
    identity.gender ?? "",
    completeBirthdate(identity.birthdate ?? ""),
    identity.birthplace ?? "",
    identity.birthcountry ?? "",
  ]);
}

/** Pairwise identifier: 64 hexadecimal digits and `v1`, different for each service. */
export function subFor(person: string, clientId: string): string {
  const hash = createHash("sha256").update(JSON.stringify([person, clientId, SUB_SALT]));
  return `${hash.digest("hex")}v1`;
}

const REFUSALS: Record<Exclude<CivilStatus, "found">, "Y010008" | "Y010015"> = {
  "not-found": "Y010008",
  deceased: "Y010015",
};

/** FranceConnect's own rules, then the fake register, then the person's preferences. */
export function verifyIdentity(
  identity: object,
  person: string,
  providerId: string,
  known: readonly TestIdentity[],
): void {
  const invalid = invalidMembers(identity);
  if (invalid.length > 0) throw new FcError("Y600006", invalid.join(", "));
  const match = known.find((candidate) => personKey(candidate.claims) === person);
  const status = match?.civilStatus ?? "found";
  if (status !== "found") throw new FcError(REFUSALS[status]);
  if (match?.acceptedProviders && !match.acceptedProviders.includes(providerId)) {
    throw new FcError("Y100011");
  }
}
