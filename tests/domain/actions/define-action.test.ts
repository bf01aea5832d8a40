import { afterEach, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { defineAction } from "@/lib/actions/define-action";
import { IDLE } from "@/lib/actions/form-state";
import { DomainError } from "@/lib/errors/domain-error";
import { testSite } from "../../routes/fi/site";

vi.mock("next/headers", () => ({ headers: () => Promise.resolve(new Headers()) }));

const ctx = await testSite();
const ACTOR = { userId: "user-1", organisationId: "organisation-1" };
afterEach(() => vi.restoreAllMocks());

const received: unknown[] = [];
const action = defineAction({
  actor: () => Promise.resolve(ACTOR),
  schema: z.object({ name: z.string().optional(), refused: z.string().optional() }).loose(),
  lists: ["all"],
  secrets: ["code"],
  run: (_ctx, _actor, input) => {
    if (input.refused !== undefined) throw new DomainError("MANDAT_INTROUVABLE");
    received.push(input);
    return Promise.resolve();
  },
  onSuccess: () => {
    throw new Error("arrived");
  },
});
const callable: (...given: unknown[]) => Promise<unknown> = action;

const form = (...pairs: [string, string][]) => {
  const data = new FormData();
  for (const [name, value] of pairs) data.append(name, value);
  return data;
};

describe("an action called by hand", () => {
  test("drops nul characters, which the database would refuse", async () => {
    await expect(callable(IDLE, form(["name", "Du\0pont"], ["all", "\0a"]))).rejects.toThrow(
      "arrived",
    );
    expect(received.at(-1)).toEqual({ name: "Dupont", all: ["a"] });
  });

  test.each(["constructor", "__proto__", "toString", "hasOwnProperty"])(
    "takes a field named « %s » for what it is",
    async (name) => {
      await expect(callable(IDLE, form([name, "x"], [name, "y"]))).rejects.toThrow("arrived");
      const refused = await callable(IDLE, form([name, "x"], ["refused", "1"]));
      expect(refused).toMatchObject({ status: "refused" });
    },
  );

  test.each([null, undefined, 3, "x", {}, { status: "invalid" }, { status: "idle", attempt: "x" }])(
    "ignores a previous answer that is none (%j)",
    async (previous) => {
      const answer = await callable(previous, form(["refused", "1"]));
      expect(answer).toMatchObject({ status: "refused", attempt: 1 });
    },
  );

  test.each([null, undefined, 3, "x", {}, [["name", "x"]]])(
    "takes anything but a form for an empty one (%j)",
    async (data) => {
      await expect(callable(IDLE, data)).rejects.toThrow("arrived");
      expect(received.at(-1)).toEqual({ all: [] });
    },
  );

  test("counts its answers", async () => {
    const first = await callable(IDLE, form(["refused", "1"]));
    expect(await callable(first, form(["refused", "1"]))).toMatchObject({ attempt: 2 });
  });
});

test("a refusal is logged with who, where and why, without what was typed", async () => {
  const log = vi.spyOn(ctx.log, "info");
  await callable(IDLE, form(["refused", "secret-value"], ["code", "123456"]));
  expect(log).toHaveBeenCalledWith(
    expect.objectContaining({
      refusal: "MANDAT_INTROUVABLE",
      actorId: "user-1",
      organisationId: "organisation-1",
    }),
    "refused",
  );
  expect(JSON.stringify(log.mock.calls)).not.toMatch(/secret-value|123456/);
});
