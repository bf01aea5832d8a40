import { argon2id, argon2Verify } from "hash-wasm";

/** Cost of one hash: 19 MiB, two passes (OWASP's floor for argon2id). */
const COST = { parallelism: 1, iterations: 2, memorySize: 19_456, hashLength: 32 } as const;

/** Hash of a short secret, with its parameters and its salt in the text. @param salt 16 bytes */
export const hashSlowly = (secret: string, salt: Uint8Array): Promise<string> =>
  argon2id({ ...COST, password: secret, salt, outputType: "encoded" });

/** Whether a secret is the one that was hashed. */
export const matchesSlowly = (secret: string, hash: string): Promise<boolean> =>
  argon2Verify({ password: secret, hash });
