import type { Ctx } from "@/lib/context.types";
import { sealOtpSecret } from "@/lib/carte-totp/secret";
import { codeOfStep, PERIOD_SECONDS, stepAt } from "@/lib/carte-totp/totp";
import type { CardStatus, Organisation, OtpDevice, User } from "@/lib/generated/prisma/client";

export interface TestDevice {
  device: OtpDevice;
  secret: Uint8Array;
  /** The code shown `steps` periods away from the context's clock. */
  code: (steps?: number) => string;
}

let serial = 0;

/** A confirmed device with a secret of its own. */
export async function givenDevice(
  ctx: Ctx,
  user: User,
  options: { kind?: "CARD" | "APP"; confirmed?: boolean; secret?: Uint8Array } = {},
): Promise<TestDevice> {
  const kind = options.kind ?? "APP";
  const id = ctx.random.uuid();
  const secret = options.secret ?? ctx.random.bytes(20);
  serial += 1;
  const device = await ctx.db.otpDevice.create({
    data: {
      id,
      userId: user.id,
      kind,
      serialNumber:
        kind === "CARD" ? `GADT${String(serial).padStart(7, "0")}${ctx.random.digits(4)}` : null,
      secret: sealOtpSecret(ctx, id, secret),
      periodSeconds: PERIOD_SECONDS[kind],
      confirmedAt: options.confirmed === false ? null : ctx.clock.now(),
      createdAt: ctx.clock.now(),
    },
  });
  const code = (steps = 0) =>
    codeOfStep(secret, stepAt(ctx.clock.now(), PERIOD_SECONDS[kind]) + steps);
  return { device, secret, code };
}

/** A card in stock, of a structure when one is given. */
export async function givenCard(
  ctx: Ctx,
  options: { organisation?: Organisation; status?: CardStatus } = {},
): Promise<TestDevice & { serial: string }> {
  const id = ctx.random.uuid();
  const secret = ctx.random.bytes(20);
  const serialNumber = `GADT${ctx.random.digits(10)}`;
  const device = await ctx.db.otpDevice.create({
    data: {
      id,
      kind: "CARD",
      serialNumber,
      cardStatus: options.status ?? "AVAILABLE",
      organisationId: options.organisation?.id ?? null,
      secret: sealOtpSecret(ctx, id, secret),
      periodSeconds: PERIOD_SECONDS.CARD,
      createdAt: ctx.clock.now(),
    },
  });
  const code = (steps = 0) =>
    codeOfStep(secret, stepAt(ctx.clock.now(), PERIOD_SECONDS.CARD) + steps);
  return { device, secret, code, serial: serialNumber };
}

/** A code that none of the devices shows near this instant. */
export function wrongCode(...devices: TestDevice[]): string {
  const near = Array.from({ length: 25 }, (_, n) => n - 12);
  const shown = devices.flatMap(({ code }) => near.map((step) => code(step)));
  for (let value = 100_000; ; value += 1) {
    if (!shown.includes(String(value))) return String(value);
  }
}
