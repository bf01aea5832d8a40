import { randomBytes } from "node:crypto";
import { exportJWK, generateKeyPair, type JWK } from "jose";

export type SigningAlg = "RS256" | "ES256";

async function newKey(alg: SigningAlg): Promise<JWK> {
  const { privateKey } = await generateKeyPair(alg, { extractable: true });
  const jwk = await exportJWK(privateKey);
  return { ...jwk, alg, use: "sig", kid: `${alg.toLowerCase()}-${randomBytes(8).toString("hex")}` };
}

/** Signing keys of the simulated FranceConnect, newest first: the first of each algorithm signs. */
export class SigningKeys {
  private constructor(private keys: JWK[]) {}

  static async create(): Promise<SigningKeys> {
    return new SigningKeys([await newKey("RS256"), await newKey("ES256")]);
  }

  /** The former keys stay published: an `id_token_hint` signed yesterday is still verifiable. */
  async rotate(): Promise<void> {
    this.keys = [await newKey("RS256"), await newKey("ES256"), ...this.keys];
  }

  all(): JWK[] {
    return [...this.keys];
  }

  current(alg: SigningAlg): JWK {
    const found = this.keys.find((key) => key.alg === alg);
    if (!found) throw new Error(`no ${alg} key`);
    return found;
  }
}

export const makeForeignKey = newKey;
