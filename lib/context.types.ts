import type { Clock } from "./clock";
import type { Cipher } from "./crypto/cipher";
import type { KeyedHash } from "./crypto/hash";
import type { Signer } from "./crypto/signer";
import type { Database } from "./db/client";
import type { Env } from "./env";
import type { Logger } from "./logger";
import type { Random } from "./random";

/** Where a request comes from, as far as evidence and throttles need it. */
export interface RequestOrigin {
  id: string;
  /** IPv4 address or IPv6 /64 prefix, from the one trusted header (decision 34). */
  ipPrefix: string;
  /** Browser family and system, for instance « Firefox, Windows »; never the whole user agent. */
  browser: string;
}

/** Everything that varies around a use case; given, never imported. */
export interface Ctx {
  db: Database;
  clock: Clock;
  random: Random;
  cipher: Cipher;
  keyedHash: KeyedHash;
  signer: Signer;
  settings: Env;
  log: Logger;
  /** Absent in jobs and scripts. */
  origin?: RequestOrigin;
}
