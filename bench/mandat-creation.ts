// Signatures of mandats against a running production build, on this machine only:
//   APP_URL=… DATABASE_URL=… (the site's own environment) SITE_PID=… node --import tsx bench/mandat-creation.ts
// COUNT (200) aidants sign one mandat of three démarches each, WORKERS (6) at once, through the recap
// page and its form, on top of JOURNAL_ROWS (100000) journal entries.
import { assembleContext } from "@/lib/context";
import { parseEnv } from "@/lib/env";
import { SESSION_COOKIE } from "@/lib/auth/session-paths";
import { seedJournal } from "./support/fi-seed";
import { loopbackFetch } from "./support/loopback";
import { seedSigners, type BenchSigner } from "./support/mandat-seed";
import { usageOf } from "./support/process-usage";
import { printReport } from "./support/report";

const number = (name: string, fallback: number): number => Number(process.env[name] ?? fallback);
const ctx = assembleContext(parseEnv(process.env));
const recap = new URL("/espace-aidant/creation_mandat/recapitulatif/", ctx.settings.APP_URL);
const samples = new Map<string, number[]>([
  ["recap", []],
  ["signature", []],
  ["mandats", []],
]);
const failures: string[] = [];

const unescaped = (text: string) =>
  text.replaceAll("&quot;", '"').replaceAll("&#x27;", "'").replaceAll("&amp;", "&");

/** Hidden fields of the recap's form, as a browser without script posts them. */
function hiddenFields(html: string): FormData {
  const form = new FormData();
  const main = html.slice(html.indexOf("<main"));
  for (const [input] of main.matchAll(/<input[^>]*type="hidden"[^>]*>/g)) {
    const name = /name="([^"]*)"/.exec(input)?.[1] ?? "";
    form.set(unescaped(name), unescaped(/value="([^"]*)"/.exec(input)?.[1] ?? ""));
  }
  return form;
}

async function timed<T>(step: string, work: () => Promise<T>): Promise<T> {
  const start = performance.now();
  const result = await work();
  samples.get(step)?.push(performance.now() - start);
  return result;
}

async function sign(signer: BenchSigner): Promise<void> {
  const cookie = `${SESSION_COOKIE}=${signer.token}; ac-draft=${signer.draftId}`;
  const headers = { cookie, origin: recap.origin };
  const page = await timed("recap", async () => (await loopbackFetch(recap, { headers })).text());
  const form = hiddenFields(page);
  for (const box of ["information", "consentement"]) form.set(box, "on");
  form.set("code", signer.code());
  const body = new Response(form);
  const type = body.headers.get("content-type") ?? "";
  const post = { method: "POST", headers: { ...headers, "content-type": type } };
  const bytes = new Uint8Array(await body.arrayBuffer());
  const answer = await timed("signature", () => loopbackFetch(recap, { ...post, body: bytes }));
  await answer.text();
  const location = answer.headers.get("location") ?? "";
  if (!location.includes("/visualisation/final/")) {
    throw new Error(`${String(answer.status)} ${location}`);
  }
}

try {
  const signers = await seedSigners(ctx, number("COUNT", 200));
  await seedJournal(ctx, number("JOURNAL_ROWS", 100_000));
  const before = usageOf(process.env.SITE_PID);
  const start = performance.now();
  const worker = async () => {
    for (let signer = signers.pop(); signer; signer = signers.pop()) {
      const one = signer;
      await timed("mandats", () => sign(one)).catch((error: unknown) => {
        failures.push(error instanceof Error ? error.message : String(error));
      });
    }
  };
  await Promise.all(Array.from({ length: number("WORKERS", 6) }, worker));
  const elapsedSeconds = (performance.now() - start) / 1000;
  const after = usageOf(process.env.SITE_PID);
  printReport({ what: "mandats", samples, failures, elapsedSeconds, before, after });
} finally {
  await ctx.db.$disconnect();
}
