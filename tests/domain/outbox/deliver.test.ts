import { beforeEach, describe, expect, test } from "vitest";
import { LEASE_MS } from "@/lib/outbox/claim";
import { deliverDue } from "@/lib/outbox/deliver";
import { openPayload } from "@/lib/outbox/payload";
import { MessageRefused } from "@/lib/outbox/refusal";
import { testContext, type TestContext } from "../../support/context";
import { aMail, givenMessage, recordedTransports } from "../../support/outbox";

const MAIL = ["MAIL"] as const;
const ctx = await testContext();
const inProduction: TestContext = { ...ctx, settings: { ...ctx.settings, APP_MODE: "production" } };

const theMessage = () => ctx.db.outboxMessage.findFirstOrThrow();

beforeEach(async () => {
  await ctx.db.outboxMessage.deleteMany();
});

describe("delivery of the outbox", () => {
  test("hands a message over once, under its own id", async () => {
    await givenMessage(ctx);
    const record = recordedTransports();
    expect(await deliverDue(ctx, record.transports, MAIL)).toEqual({
      done: 1,
      retried: 0,
      refused: 0,
    });
    expect(await deliverDue(ctx, record.transports, MAIL)).toMatchObject({ done: 0 });
    const row = await theMessage();
    expect(record.sent).toEqual([{ message: aMail(), id: row.id }]);
    expect(row).toMatchObject({ status: "DONE", attempts: 1, doneAt: ctx.clock.now() });
  });

  test("empties a delivered message in production, keeps it for the demonstration", async () => {
    await givenMessage(ctx);
    await deliverDue(ctx, recordedTransports().transports, MAIL);
    expect(openPayload(ctx, await theMessage())).toEqual(aMail());
    await ctx.db.outboxMessage.deleteMany();
    await givenMessage(inProduction);
    await deliverDue(inProduction, recordedTransports().transports, MAIL);
    expect((await theMessage()).payload).toBe("");
  });

  test("keeps a message that could not leave and sends it after a growing wait", async () => {
    await givenMessage(ctx);
    const record = recordedTransports();
    record.fail = new Error("connect ECONNREFUSED");
    expect(await deliverDue(ctx, record.transports, MAIL)).toMatchObject({ retried: 1 });
    const first = await theMessage();
    expect(first.status).toBe("PENDING");
    expect(first.nextAttemptAt.getTime() - ctx.clock.now().getTime()).toBe(10_000);
    ctx.clock.advance(9_999);
    expect(await deliverDue(ctx, record.transports, MAIL)).toMatchObject({ retried: 0 });
    ctx.clock.advance(1);
    expect(await deliverDue(ctx, record.transports, MAIL)).toMatchObject({ retried: 1 });
    const second = await theMessage();
    expect(second.nextAttemptAt.getTime() - ctx.clock.now().getTime()).toBe(20_000);
    record.fail = null;
    ctx.clock.advance(20_000);
    expect(await deliverDue(ctx, record.transports, MAIL)).toMatchObject({ done: 1 });
    expect(record.sent.map(({ id }) => id)).toEqual([first.id]);
  });

  test("is never given up by a long breakdown", async () => {
    await givenMessage(ctx);
    const record = recordedTransports();
    record.fail = new Error("down");
    for (let attempt = 0; attempt < 40; attempt += 1) {
      await deliverDue(ctx, record.transports, MAIL);
      ctx.clock.advance(15 * 60_000);
    }
    expect(await theMessage()).toMatchObject({ status: "PENDING", attempts: 40 });
    record.fail = null;
    expect(await deliverDue(ctx, record.transports, MAIL)).toMatchObject({ done: 1 });
  });

  test("does not insist when the relay refuses the message itself, and keeps its content", async () => {
    await givenMessage(ctx);
    const record = recordedTransports();
    record.fail = new MessageRefused("no such user");
    expect(await deliverDue(ctx, record.transports, MAIL)).toMatchObject({ refused: 1 });
    const row = await theMessage();
    expect(row).toMatchObject({ status: "FAILED", lastError: "MessageRefused" });
    expect(openPayload(ctx, row)).toEqual(aMail());
  });

  test("never notes the text of an error, which may hold an address", async () => {
    await givenMessage(ctx);
    const record = recordedTransports();
    record.fail = new Error("550 camille@structure.test unknown");
    await deliverDue(ctx, record.transports, MAIL);
    expect((await theMessage()).lastError).toBe("Error");
  });

  test("two machines share the work without sending twice", async () => {
    const other = await testContext(
      {},
      { ownerUrl: ctx.ownerUrl, applicationUrl: ctx.settings.DATABASE_URL },
    );
    const twin: TestContext = { ...ctx, db: other.db };
    for (let n = 0; n < 12; n += 1) await givenMessage(ctx, aMail({ to: `a${String(n)}@b.test` }));
    const record = recordedTransports();
    const rounds = await Promise.all(
      [ctx, twin, ctx, twin].map((one) => deliverDue(one, record.transports, MAIL)),
    );
    expect(rounds.reduce((sum, { done }) => sum + done, 0)).toBe(12);
    expect(new Set(record.sent.map(({ id }) => id)).size).toBe(12);
  });

  test("takes back a message of a machine that died, at the end of its lease", async () => {
    await givenMessage(ctx);
    const dead = recordedTransports();
    dead.transports.mail = () => new Promise(() => undefined);
    void deliverDue(ctx, dead.transports, MAIL);
    await expect.poll(async () => (await theMessage()).attempts).toBe(1);
    const record = recordedTransports();
    expect(await deliverDue(ctx, record.transports, MAIL)).toMatchObject({ done: 0 });
    ctx.clock.advance(LEASE_MS);
    expect(await deliverDue(ctx, record.transports, MAIL)).toMatchObject({ done: 1 });
  });

  test("leaves the other channels to their own worker", async () => {
    await givenMessage(ctx, {
      channel: "PDF",
      kind: "attestation",
      attestationId: ctx.random.uuid(),
    });
    expect(await deliverDue(ctx, recordedTransports().transports, MAIL)).toMatchObject({ done: 0 });
    expect(await deliverDue(ctx, recordedTransports().transports, ["PDF"])).toMatchObject({
      done: 1,
    });
  });

  test("writes one message for a key used twice", async () => {
    await givenMessage(ctx, aMail(), "reminder:1");
    await givenMessage(ctx, aMail(), "reminder:1");
    expect(await ctx.db.outboxMessage.count()).toBe(1);
  });
});
