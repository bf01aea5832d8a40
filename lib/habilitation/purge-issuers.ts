import type { Ctx } from "@/lib/context.types";

const DAY_MS = 24 * 3_600_000;
/** People of a withdrawn request are forgotten after this time (T11). */
const WITHDRAWN_DAYS = 90;
const CHECK_DAYS = 30;

type Counts = Readonly<Record<string, number>>;

/** What withdrawn requests say of people: référent, aidants, messages, copies of what was sent. */
async function forgetWithdrawn(ctx: Ctx, before: Date): Promise<number> {
  const withdrawn = { status: "WITHDRAWN", updatedAt: { lt: before } } as const;
  const managers = await ctx.db.requestManager.deleteMany({ where: { request: withdrawn } });
  const aidants = await ctx.db.requestAidant.deleteMany({ where: { request: withdrawn } });
  await ctx.db.requestMessage.deleteMany({ where: { request: withdrawn } });
  await ctx.db.requestEvent.updateMany({
    where: { request: withdrawn, snapshot: { not: null } },
    data: { snapshot: null },
  });
  return managers.count + aidants.count;
}

/** Daily: links and sessions that are over, answers of registers, people of withdrawn requests. */
export async function purgeIssuers(ctx: Ctx): Promise<Counts> {
  const now = ctx.clock.now();
  const ago = (ms: number) => new Date(now.getTime() - ms);
  const late = { expiresAt: { lt: ago(30 * DAY_MS) } };
  const confirmations = await ctx.db.emailConfirmation.deleteMany({ where: late });
  const tokens = await ctx.db.issuerAccessToken.deleteMany({ where: late });
  const idle = ago(ctx.settings.ISSUER_SESSION_IDLE * 1000);
  const sessions = await ctx.db.issuerSession.deleteMany({
    where: { OR: [{ lastSeenAt: { lt: idle } }, { revokedAt: { lt: ago(DAY_MS) } }] },
  });
  const checks = await ctx.db.siretCheck.deleteMany({
    where: { createdAt: { lt: ago(CHECK_DAYS * DAY_MS) }, request: null },
  });
  const answers = await ctx.db.registerAnswer.deleteMany({
    where: { fetchedAt: { lt: ago(DAY_MS) } },
  });
  return {
    links: confirmations.count + tokens.count,
    sessions: sessions.count,
    checks: checks.count,
    answers: answers.count,
    people: await forgetWithdrawn(ctx, ago(WITHDRAWN_DAYS * DAY_MS)),
  };
}
