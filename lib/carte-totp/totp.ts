import { HOTP, Secret } from "otpauth";

/** Seconds between two codes (decision 3), stored with each device. */
export const PERIOD_SECONDS = { CARD: 60, APP: 30 } as const;

/** Bound of the learnt difference with the server clock, in steps. */
export const MAX_DRIFT = 60;

/** Steps accepted around what the device shows (auth-referent §0); never widened by failures. */
export const OTP_WINDOW = 1;

interface Generator {
  secret: Uint8Array;
  periodSeconds: number;
}

/** Time step of an instant (RFC 6238, T0 = 0). */
export const stepAt = (instant: Date, periodSeconds: number): number =>
  Math.floor(instant.getTime() / 1000 / periodSeconds);

/** The code of a time step: HMAC-SHA-1, six digits. */
export function codeOfStep(secret: Uint8Array, step: number): string {
  const bytes = new Uint8Array(secret);
  return HOTP.generate({ secret: new Secret({ buffer: bytes.buffer }), counter: step, digits: 6 });
}

/** The code that a device without drift shows at an instant. */
export const codeAt = (device: Generator, instant: Date): string =>
  codeOfStep(device.secret, stepAt(instant, device.periodSeconds));

/**
 * The step of a code among those around what the device shows now; every candidate is compared whatever
 * the others gave, the closest wins.
 * @param reach how many steps before and after
 * @param above steps up to this one were used
 */
export function findStep(
  device: Generator & { drift: number },
  code: string,
  now: Date,
  { reach, above = -1 }: { reach: number; above?: number },
): { step: number; delta: number } | null {
  const base = stepAt(now, device.periodSeconds) + device.drift;
  const deltas = Array.from(
    { length: 2 * reach + 1 },
    (_, n) => Math.ceil(n / 2) * (n % 2 ? -1 : 1),
  );
  const found = deltas.filter(
    (delta) => sameDigits(codeOfStep(device.secret, base + delta), code) && base + delta > above,
  );
  const [delta] = found;
  return delta === undefined ? null : { step: base + delta, delta };
}

/** The step of a code within OTP_WINDOW, and the drift that it teaches (auth-referent §2.6). */
export function matchCode(
  device: Generator & { drift: number },
  code: string,
  now: Date,
): { step: number; drift: number } | null {
  const found = findStep(device, code, now, { reach: OTP_WINDOW });
  if (!found) return null;
  const drift = Math.max(-MAX_DRIFT, Math.min(MAX_DRIFT, device.drift + found.delta));
  return { step: found.step, drift };
}

/** Whether a code is that of a time step. */
export const sameCode = (secret: Uint8Array, step: number, code: string): boolean =>
  sameDigits(codeOfStep(secret, step), code);

/** Six digits compared in constant time. */
function sameDigits(expected: string, typed: string): boolean {
  let difference = expected.length ^ typed.length;
  for (let index = 0; index < expected.length; index += 1) {
    difference |= expected.charCodeAt(index) ^ typed.charCodeAt(index);
  }
  return difference === 0;
}
