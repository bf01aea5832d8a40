import { assertTemplatesRegistered } from "./attestation/registered-templates";
import { assertTemplatesUnchanged } from "./attestation/templates";
import { systemClock } from "./clock";
import type { Ctx, RequestOrigin } from "./context.types";
import { createCipher } from "./crypto/cipher";
import { createKeyedHash } from "./crypto/hash";
import { createSigner } from "./crypto/signer";
import { createDatabase } from "./db/client";
import { env, type Env } from "./env";
import { createLogger } from "./logger";
import { systemRandom } from "./random";

/**
 * Assembles the real parts once per configuration; scripts and jobs call it with their own.
 * @throws when a published attestation template was changed (mandats §5.5): nothing starts with it.
 */
export function assembleContext(settings: Env): Ctx {
  assertTemplatesUnchanged();
  return {
    db: createDatabase(settings.DATABASE_URL, settings.DATABASE_POOL),
    clock: systemClock,
    random: systemRandom,
    cipher: createCipher(settings.ENCRYPTION_KEYS),
    keyedHash: createKeyedHash(settings.HASH_KEY),
    signer: createSigner(settings.ATTESTATION_SIGNING_KEY, settings.ATTESTATION_RETIRED_KEYS),
    settings,
    log: createLogger(settings.LOG_LEVEL),
  };
}

/**
 * The context of a script that starts: the database must know the same published texts.
 * @throws naming the texts at fault
 */
export async function startContext(settings: Env): Promise<Ctx> {
  const ctx = assembleContext(settings);
  await assertTemplatesRegistered(ctx);
  return ctx;
}

// Next bundles middleware and pages apart: the process-wide symbol lets them share one pool.
const shared = globalThis as typeof globalThis & { aidantsConnectContext?: Ctx };

/** The context of this process; `origin` comes from lib/http/origin.ts for a request. */
export function buildContext(origin?: RequestOrigin): Ctx {
  shared.aidantsConnectContext ??= assembleContext(env());
  const base = shared.aidantsConnectContext;
  return origin ? { ...base, origin } : base;
}
