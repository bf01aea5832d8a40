import { z } from "zod";

const text = z.string().optional();

const claims = z.object({
  given_name: text,
  family_name: text,
  preferred_username: text,
  gender: text,
  birthdate: text,
  birthplace: text,
  birthcountry: text,
  email: text,
});

export const identifySchema = z
  .object({
    /** Identifier of a test identity. */
    id: text,
    claims: claims.optional(),
    /** Goes to Aidants Connect instead of a simulated provider, and skips the last screen. */
    via: z.literal("aidants-connect").optional(),
    provider: z.string().default("impots-gouv"),
    /** FranceConnect's own checks, off by default: services must refuse bad identities alone. */
    checks: z.boolean().default(false),
    times: z.number().int().min(1).max(1000).default(1),
  })
  .refine((order) => [order.id, order.claims, order.via].filter(Boolean).length === 1, {
    message: "give one of id, claims and via",
  });

export type IdentifyOrder = z.input<typeof identifySchema>;
export type Identify = z.output<typeof identifySchema>;

/** People who will be identified without screens, in order. */
export class IdentifyQueue {
  #orders: Identify[] = [];

  add(order: IdentifyOrder): void {
    this.#orders.push(identifySchema.parse(order));
  }

  take(): Identify | undefined {
    const first = this.#orders[0];
    if (!first) return undefined;
    first.times -= 1;
    this.#orders = this.#orders.filter((order) => order.times > 0);
    return first;
  }

  clear(): void {
    this.#orders = [];
  }
}
