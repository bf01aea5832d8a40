import { expect, test } from "vitest";
import { inTransaction } from "@/lib/db/transaction";
import { recordEntry } from "@/lib/journal/record";
import { testContext } from "../../support/context";
import { givenSealer } from "../../support/journal";
import { givenOrganisation, givenSession, givenUser } from "../../support/factories/people";
import { verifyDatabase } from "../../support/sealed-journal";

const CONNECTIONS = 25;
const ROUNDS = 8;

const ctx = await testContext({ DATABASE_POOL: String(CONNECTIONS) });
const seal = givenSealer(ctx);

/** Opened once as many have come as were expected. */
function barrier(expected: number) {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  let come = 0;
  return {
    come: () => {
      come += 1;
      if (come === expected) open();
      return opened;
    },
    opened,
  };
}

test("200 parallel acts in one organisation are sealed without a gap, and none waited for another [MAN-110]", async () => {
  const organisation = await givenOrganisation(ctx);
  const user = await givenUser(ctx, { organisations: [organisation] });
  const { aidant } = await givenSession(ctx, user, organisation);
  for (let round = 0; round < ROUNDS; round += 1) {
    // Nobody commits before everybody has written: one common row would stop all but the first.
    const everybody = barrier(CONNECTIONS);
    const acts = Array.from({ length: CONNECTIONS }, () =>
      inTransaction(ctx, async (tx) => {
        await recordEntry(ctx, tx, ctx.clock.now(), aidant, {
          action: "draft_expired",
          details: {},
        });
        await everybody.come();
      }),
    );
    // The sealer works in the middle of them.
    const [sealed] = await Promise.all([everybody.opened.then(seal), ...acts]);
    expect(sealed).not.toBeNull();
  }
  await seal();
  const seqs = await ctx.db.journalLeaf.findMany({
    orderBy: { seq: "asc" },
    select: { seq: true },
  });
  expect(seqs.map(({ seq }) => Number(seq))).toEqual(
    Array.from({ length: CONNECTIONS * ROUNDS }, (_, n) => n),
  );
  expect(await verifyDatabase(ctx)).toMatchObject({
    faults: [],
    entries: CONNECTIONS * ROUNDS,
    waiting: 0,
  });
});
