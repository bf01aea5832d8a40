// « Mes mandats » and details of an usager in a large structure, on an empty database of their own:
//   DATABASE_URL=… (and the site's other variables) node --import tsx bench/consultation.ts
// USAGERS (5000) usagers of one structure with four mandats each, among ELSEWHERE (20000) of other
// structures; each step RUNS (200) times, one after the other. It times the use cases, which are the
// server's part but for the markup. Give MIGRATION_DATABASE_URL (the owner's) to refresh the planner's
// figures after the seed, as autovacuum does on a live service.
import pg from "pg";
import type { Ctx } from "@/lib/context.types";
import { assembleContext } from "@/lib/context";
import { connectionOptions } from "@/lib/db/connection.mjs";
import { parseEnv } from "@/lib/env";
import { listUsagers } from "@/lib/mandat/list-usagers";
import { readUsagerHistory } from "@/lib/mandat/usager-history";
import { viewUsager } from "@/lib/mandat/view-usager";
import { seedConsultation, type Consultation } from "./support/consultation-seed";
import { rowsOf } from "./support/figures";

const number = (name: string, fallback: number): number => Number(process.env[name] ?? fallback);
const ctx = assembleContext(parseEnv(process.env));

/** What autovacuum does to a table that has just grown. */
async function refreshFigures(): Promise<void> {
  const owner = process.env.MIGRATION_DATABASE_URL;
  if (owner === undefined) return;
  const client = new pg.Client(connectionOptions(owner));
  await client.connect();
  await client.query("vacuum analyze");
  await client.end();
}

type Step = [name: string, work: () => Promise<unknown>];

function stepsOf(work: Ctx, { actor, usagerId }: Consultation): Step[] {
  const list = (asked: Partial<Parameters<typeof listUsagers>[2]>) => () =>
    listUsagers(work, actor, { tab: "active", term: "", page: 1, ...asked });
  return [
    ["list", list({})],
    ["list by end", list({ sort: "end" })],
    ["page 100", list({ page: 100 })],
    ["expired", list({ tab: "expired" })],
    ["revoked", list({ tab: "revoked" })],
    ["replaced", list({ tab: "replaced" })],
    ["search one", list({ term: "00123" })],
    ["search jose", list({ term: "jose" })],
    ["search two words", list({ term: "lefevre amina" })],
    ["search a (all)", list({ term: "a" })],
    ["filter expiring", list({ filters: ["expiring"] })],
    ["filter remote", list({ filters: ["remote"] })],
    ["filter unsigned", list({ filters: ["unsigned"] })],
    ["filters and search", list({ term: "jose", filters: ["remote", "unsigned"] })],
    ["details", () => viewUsager(work, actor, usagerId)],
    ["details, page 20", () => viewUsager(work, actor, usagerId, 20)],
    ["history", () => readUsagerHistory(work, actor, { usagerId, page: 1 })],
  ];
}

try {
  const world = await seedConsultation(ctx, {
    usagers: number("USAGERS", 5_000),
    elsewhere: number("ELSEWHERE", 20_000),
  });
  await refreshFigures();
  const samples = new Map<string, number[]>();
  for (const [name, work] of stepsOf(ctx, world)) {
    await work();
    const sample: number[] = [];
    for (let n = 0; n < number("RUNS", 200); n += 1) {
      const start = performance.now();
      await work();
      sample.push(performance.now() - start);
    }
    samples.set(name, sample);
  }
  console.table(rowsOf(samples));
} finally {
  await ctx.db.$disconnect();
}
