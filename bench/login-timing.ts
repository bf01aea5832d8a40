// AUTH-A19: time of a refused sign-in for known and for unknown addresses, as the page's action answers
// it (floor of 400 ms included), then the work below the floor. On this machine only:
//   DATABASE_URL=… (the site's own environment) node --import tsx bench/login-timing.ts
// COUNT (200) wrong codes each, alternated; each from a network and an address of its own, so that no
// throttle answers in place of the verification. The database gets COUNT accounts: use a scratch one.
import { assembleContext } from "@/lib/context";
import { requestLogin } from "@/lib/auth/request-login";
import { settle } from "@/lib/auth/settle";
import { DomainError } from "@/lib/errors/domain-error";
import { parseEnv } from "@/lib/env";
import { givenDevice } from "@/tests/support/factories/devices";
import { givenOrganisation, givenUser } from "@/tests/support/factories/people";

const count = Number(process.env.COUNT ?? 200);
const ctx = assembleContext(parseEnv(process.env));

interface Sample {
  work: number;
  answer: number;
}

async function refused(email: string, network: number): Promise<Sample> {
  const ipPrefix = `10.${String(network >> 8)}.${String(network & 255)}.1`;
  const request = { ...ctx, origin: { id: "bench", ipPrefix, browser: "bench" } };
  const startedAt = ctx.clock.now();
  const start = performance.now();
  try {
    await requestLogin(request, { email, code: "000000", next: undefined }, undefined);
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== "LOGIN_REFUSED") throw error;
  }
  const work = performance.now() - start;
  await settle(ctx, startedAt);
  return { work, answer: performance.now() - start };
}

const quantile = (values: number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * share)] ?? 0;

function print(name: string, known: number[], unknown: number[]): void {
  for (const [label, share] of [
    ["median", 0.5],
    ["p95", 0.95],
  ] as const) {
    const [a, b] = [quantile(known, share), quantile(unknown, share)];
    console.log(
      `${name} ${label}: known ${a.toFixed(1)} ms, unknown ${b.toFixed(1)} ms, difference ${Math.abs(a - b).toFixed(1)} ms`,
    );
  }
}

const organisation = await givenOrganisation(ctx);
const emails: string[] = [];
for (let n = 0; n < count; n += 1) {
  const user = await givenUser(ctx, { organisations: [organisation] });
  await givenDevice(ctx, user);
  emails.push(user.email);
}
const [known, unknown]: [Sample[], Sample[]] = [[], []];
for (const [n, email] of emails.entries()) {
  known.push(await refused(email, 2 * n));
  unknown.push(await refused(`inconnu${String(n)}-${ctx.random.token(4)}@x.test`, 2 * n + 1));
}
print(
  "below the floor",
  known.map(({ work }) => work),
  unknown.map(({ work }) => work),
);
print(
  "as answered",
  known.map(({ answer }) => answer),
  unknown.map(({ answer }) => answer),
);
await ctx.db.$disconnect();
