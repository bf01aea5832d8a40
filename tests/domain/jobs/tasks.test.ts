import { beforeEach, describe, expect, test, vi } from "vitest";
import { runTask } from "@/lib/jobs/run-task";
import { schedule } from "@/lib/jobs/schedule";
import { taskNamed, TASKS } from "@/lib/jobs/tasks";
import type { Task } from "@/lib/jobs/task";
import { testContext } from "../../support/context";
import { sqlClient } from "../../support/database";
import { givenOrganisation, givenSession, givenUser } from "../../support/factories/people";
import { aMail, givenMessage } from "../../support/outbox";

const HOUR_MS = 3_600_000;
const ctx = await testContext();
const owner = sqlClient(ctx.ownerUrl);

const taskOf = (name: string): Task => {
  const task = taskNamed(name);
  if (!task) throw new Error(`no task ${name}`);
  return task;
};
const run = (name: string) => runTask(ctx, taskOf(name));

beforeEach(() => {
  ctx.clock.set("2026-03-02T09:00:00.000Z");
});

describe("a task", () => {
  test("runs in one place at a time", async () => {
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const entered = vi.fn();
    const slow: Task = {
      name: "slow",
      cron: "* * * * *",
      atStart: false,
      run: async () => {
        entered();
        await held;
        return { handled: 1 };
      },
    };
    const first = runTask(ctx, slow);
    await expect.poll(() => entered.mock.calls.length).toBe(1);
    expect(await runTask(ctx, slow)).toBeNull();
    release();
    expect(await first).toEqual({ handled: 1 });
    expect(await runTask(ctx, slow)).toEqual({ handled: 1 });
  });

  test("gives its lock back when it fails", async () => {
    const failing: Task = {
      name: "failing",
      cron: "* * * * *",
      atStart: false,
      run: () => Promise.reject(new Error("broken")),
    };
    await expect(runTask(ctx, failing)).rejects.toThrow("broken");
    await expect(runTask(ctx, failing)).rejects.toThrow("broken");
  });

  test("is planned in Paris time, in a schema that the application cannot reach", async () => {
    const stop = await schedule(ctx, ctx.ownerUrl, TASKS);
    try {
      const rows = await owner.query("select name, cron, timezone from pgboss.schedule");
      expect(rows).toEqual(
        expect.arrayContaining(
          TASKS.map(({ name, cron }) => ({ name, cron, timezone: "Europe/Paris" })),
        ),
      );
      await expect(ctx.db.$queryRaw`select count(*) from pgboss.job`).rejects.toThrow();
    } finally {
      await stop();
    }
  });
});

describe("purge of what sign-in leaves", () => {
  test("keeps an ended session 24 hours, an idle one 24 hours after its idle end", async () => {
    const organisation = await givenOrganisation(ctx);
    const user = await givenUser(ctx, { organisations: [organisation] });
    const ended = await givenSession(ctx, user, organisation);
    const idle = await givenSession(ctx, user, organisation);
    await ctx.db.session.update({
      where: { id: ended.sessionId },
      data: { endedAt: ctx.clock.now(), endReason: "LOGOUT" },
    });
    const left = async () => (await ctx.db.session.findMany()).map(({ id }) => id).sort();
    ctx.clock.advance(24 * HOUR_MS);
    await run("purge-sign-in");
    expect(await left()).toEqual([ended.sessionId, idle.sessionId].sort());
    ctx.clock.advance(1);
    await run("purge-sign-in");
    expect(await left()).toEqual([idle.sessionId]);
    ctx.clock.advance(ctx.settings.SESSION_IDLE * 1000);
    await run("purge-sign-in");
    expect(await left()).toEqual([]);
  });

  test("forgets old counters, except consecutive failures and running pauses", async () => {
    const now = ctx.clock.now();
    const counter = (key: string, blockedUntil: Date | null = null) => ({
      key,
      count: 3,
      windowStartedAt: now,
      lastAt: now,
      blockedUntil,
    });
    await ctx.db.throttle.createMany({
      data: [
        counter("code:ip:1"),
        counter("code:run:1"),
        counter("code:soft:1", new Date(now.getTime() + 72 * HOUR_MS)),
      ],
    });
    ctx.clock.advance(25 * HOUR_MS);
    expect(await run("purge-sign-in")).toMatchObject({ counters: 1 });
    const left = await ctx.db.throttle.findMany({ orderBy: { key: "asc" } });
    expect(left.map(({ key }) => key)).toEqual(["code:run:1", "code:soft:1"]);
  });

  test("forgets a short run of failures after 90 days, never one that locks an account", async () => {
    await ctx.db.throttle.deleteMany();
    const at = ctx.clock.now();
    const counted = (key: string, count: number) => ({
      key,
      count,
      windowStartedAt: at,
      lastAt: at,
    });
    const lock = ctx.settings.AUTH_LOCK_FAILS;
    await ctx.db.throttle.createMany({
      data: [counted("code:run:short", lock - 1), counted("code:run:long", lock)],
    });
    ctx.clock.advance(90 * 24 * HOUR_MS);
    expect(await run("purge-sign-in")).toMatchObject({ counters: 0 });
    ctx.clock.advance(1);
    expect(await run("purge-sign-in")).toMatchObject({ counters: 1 });
    expect(await ctx.db.throttle.findMany()).toMatchObject([{ key: "code:run:long" }]);
  });
});

test("purge of the outbox deletes delivered messages after 30 days, never waiting ones", async () => {
  await ctx.db.outboxMessage.deleteMany();
  for (const key of [undefined, undefined, "reminder:1"]) await givenMessage(ctx, undefined, key);
  const [waiting] = await ctx.db.outboxMessage.findMany({ where: { dedupeKey: null }, take: 1 });
  await ctx.db.outboxMessage.updateMany({
    where: { id: { not: waiting?.id ?? "" } },
    data: { status: "DONE", doneAt: ctx.clock.now() },
  });
  ctx.clock.advance(30 * 24 * HOUR_MS + 1);
  expect(await run("purge-outbox")).toEqual({ messages: 1 });
  expect(await run("purge-outbox")).toEqual({ messages: 0 });
  expect(await ctx.db.outboxMessage.count()).toBe(2);
});

describe("refused messages", () => {
  const refused = async () => {
    await ctx.db.outboxMessage.deleteMany();
    await givenMessage(ctx);
    await givenMessage(ctx, aMail({ kind: "attestation-altered" }));
    await givenMessage(ctx, aMail({ kind: "reminder" }), "reminder:2");
    await ctx.db.outboxMessage.updateMany({ data: { status: "FAILED" } });
  };
  const kinds = async (status: "FAILED" | "PENDING") =>
    (await ctx.db.outboxMessage.findMany({ where: { status, payload: { not: "" } } }))
      .map(({ kind }) => kind)
      .sort();

  test("are not sent again when their link is dead", async () => {
    await refused();
    ctx.clock.advance(ctx.settings.LOGIN_LINK_TTL * 1000 + 1);
    expect(await run("retry-refused")).toEqual({ messages: 2 });
    expect(await kinds("PENDING")).toEqual(["attestation-altered", "reminder"]);
  });

  test("are forgotten once nobody can use them, their keys kept", async () => {
    await refused();
    ctx.clock.advance(ctx.settings.LOGIN_LINK_TTL * 1000 + 1);
    expect(await run("purge-outbox")).toEqual({ messages: 1 });
    expect(await kinds("FAILED")).toEqual(["attestation-altered", "reminder"]);
    ctx.clock.advance(30 * 24 * HOUR_MS);
    expect(await run("purge-outbox")).toEqual({ messages: 2 });
    expect(await kinds("FAILED")).toEqual([]);
    expect(await ctx.db.outboxMessage.findMany()).toMatchObject([
      { dedupeKey: "reminder:2", status: "FAILED", payload: "" },
    ]);
    expect(await run("purge-outbox")).toEqual({ messages: 0 });
  });
});

describe("partitions of the journal", () => {
  test("exist for this month and the three next ones, and are made again when missing", async () => {
    expect(await run("journal-partitions")).toEqual({ created: 0, unplaced: 0 });
    const [last] = await owner.query(
      "select to_char(now() at time zone 'UTC' + interval '3 months', 'YYYY_MM') as month",
    );
    await owner.query(`drop table journal_entry_${String(last?.month)}`);
    expect(await run("journal-partitions")).toEqual({ created: 1, unplaced: 0 });
  });

  test("raise an alert when a row of a month to come has no partition of its own", async () => {
    const alert = vi.spyOn(ctx.log, "error");
    await owner.query(
      `insert into journal_entry (id, occurred_at, action, actor_kind)
       values (gen_random_uuid(), now() + interval '2 years', 'logout', 'system')`,
    );
    expect(await run("journal-partitions")).toEqual({ created: 0, unplaced: 1 });
    expect(alert).toHaveBeenCalledWith(
      { job: "journal-partitions", unplaced: 1 },
      "the default partition is not empty",
    );
  });

  test("are made for the other months when one cannot be", async () => {
    const month = async (ahead: number) => {
      const [row] = await owner.query(
        "select to_char(now() at time zone 'UTC' + make_interval(months => $1), 'YYYY_MM') as month",
        [ahead],
      );
      return `journal_entry_${String(row?.month)}`;
    };
    await owner.query(`drop table ${await month(2)}`);
    await owner.query(`drop table ${await month(3)}`);
    await owner.query(
      `insert into journal_entry (id, occurred_at, action, actor_kind)
       values (gen_random_uuid(), date_trunc('month', now() at time zone 'UTC') + interval '2 months 12 hours', 'logout', 'system')`,
    );
    const alert = vi.spyOn(ctx.log, "error");
    expect(await run("journal-partitions")).toEqual({ created: 1, unplaced: 2 });
    expect(alert).toHaveBeenCalledWith(
      { job: "journal-partitions", unplaced: 2 },
      "the default partition is not empty",
    );
  });
});

test("refused messages are sent again when the team asks for it", async () => {
  await ctx.db.outboxMessage.deleteMany();
  await givenMessage(ctx);
  await ctx.db.outboxMessage.updateMany({ data: { status: "FAILED" } });
  expect(await run("retry-refused")).toEqual({ messages: 1 });
  expect(await ctx.db.outboxMessage.findFirst()).toMatchObject({ status: "PENDING" });
});
