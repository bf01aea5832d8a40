import { Secret } from "otpauth";
import { codeOfStep, stepAt } from "@/lib/carte-totp/totp";
import type { DemoOtp } from "./list-accounts";

export interface TimedCode {
  code: string;
  /** Milliseconds since 1970 at which the next one replaces it. */
  until: number;
}

/** Codes that a device shows from `now` on, the current one first; pure. */
export function codesFrom(otp: DemoOtp, now: Date, count: number): TimedCode[] {
  const secret = new Uint8Array(Secret.fromBase32(otp.secret).bytes);
  const first = stepAt(now, otp.period);
  return Array.from({ length: count }, (_, index) => ({
    code: codeOfStep(secret, first + index),
    until: (first + index + 1) * otp.period * 1000,
  }));
}
