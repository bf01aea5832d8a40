import { z } from "zod";

const TARGETS = ["token", "userinfo", "authorize-callback", "jwks", "discovery"] as const;

/** Names without argument, then those followed by `:argument`. */
const PLAIN =
  /^(?:500|html|reset|no-code|no-iss|no-state|wrong-state|wrong-nonce|wrong-iss|wrong-aud|alg-none|hs256-public-key|wrong-key|unknown-kid|expired|expired-10s|sub-mismatch|plain-json)$/;
const WITH_ARGUMENT =
  /^(?:slow(?::\d{1,5})?|missing-claim:[\w-]+|missing-member:[\w-]+|set-claim:[\w-]+=.*|error:.+)$/;

export const faultSchema = z.object({
  target: z.enum(TARGETS),
  fault: z.string().refine((name) => PLAIN.test(name) || WITH_ARGUMENT.test(name), "unknown fault"),
  times: z.number().int().min(1).max(1000).default(1),
  /** Text of `error_description`, to try hostile content. */
  description: z.string().optional(),
});

export type FaultTarget = (typeof TARGETS)[number];
export type FaultOrder = z.input<typeof faultSchema>;
export type Fault = z.output<typeof faultSchema>;

/** Wrong answers ordered by a test, served in order. */
export class FaultStore {
  #faults: Fault[] = [];

  set(order: FaultOrder): void {
    this.#faults.push(faultSchema.parse(order));
  }

  take(target: FaultTarget): Fault | undefined {
    const found = this.#faults.find((fault) => fault.target === target);
    if (!found) return undefined;
    found.times -= 1;
    this.#faults = this.#faults.filter((fault) => fault.times > 0);
    return found;
  }

  list(): Fault[] {
    return this.#faults.map((fault) => ({ ...fault }));
  }

  clear(): void {
    this.#faults = [];
  }
}

/** Splits `name:argument`. */
export function faultParts(fault: Fault): { name: string; argument: string } {
  const colon = fault.fault.indexOf(":");
  if (colon < 0) return { name: fault.fault, argument: "" };
  return { name: fault.fault.slice(0, colon), argument: fault.fault.slice(colon + 1) };
}
