import { readFileSync } from "node:fs";
import { SESSION_COOKIE } from "@/lib/auth/session-paths";
import type { Ctx } from "@/lib/context.types";
import { ROUTE_PATTERNS } from "@/lib/http/route-patterns.generated";
import { givenOrganisation, givenSession, givenUser } from "../support/factories/people";
import { givenDevice } from "../support/factories/devices";
import { expect, test } from "./support/fixtures";
import { encodeForm, formsOf, type HtmlForm } from "./support/html-forms";
import { call, type Answer } from "./support/loopback";
import { rowsNaming, type RowsNaming } from "./support/rows-naming";
import { startSecondInstance, type Instance } from "./support/second-instance";
import type { Given, Ids, World } from "./support/stranger-givens";
import { STRANGER_ROWS, type StrangerRow } from "./support/stranger-rows";

const PRIVATE = ["/espace-referent/", "/espace-aidant/"];
/** Nothing of a journey is found by identifiers alone: walked by the journeys themselves. */
const OF_A_DRAFT = /\/a_distance\//;

let second: Instance;
let rows: RowsNaming;
let world: World & { token: string };
const log: string[] = [];

test.beforeAll(async ({ ctx, server }) => {
  test.setTimeout(90_000);
  second = await startSecondInstance(server.settings, (line) => log.push(line));
  rows = await rowsNaming(server.settings.MIGRATION_DATABASE_URL ?? "");
  world = await givenWorld(ctx);
});
test.afterAll(async () => {
  await rows.end();
  await second.stop();
});

async function givenWorld(ctx: Ctx) {
  const organisation = await givenOrganisation(ctx);
  const elsewhere = await givenOrganisation(ctx, { name: `Ailleurs ${ctx.random.token(8)}` });
  const also = await givenOrganisation(ctx);
  const user = await givenUser(ctx, { organisations: [organisation, also], referent: true });
  const stranger = await givenUser(ctx, { organisations: [elsewhere], referent: true });
  for (const one of [user, stranger]) await givenDevice(ctx, one);
  // A second référent on each side: nobody is refused for being the last one.
  for (const side of [organisation, elsewhere]) {
    await givenUser(ctx, { organisations: [side], referent: true });
  }
  const { token, sessionId } = await givenSession(ctx, user, organisation);
  const strangerSessionId = (await givenSession(ctx, stranger, elsewhere)).sessionId;
  return {
    ctx,
    organisation,
    user,
    sessionId,
    elsewhere,
    also,
    stranger,
    strangerSessionId,
    token,
  };
}

interface Asked {
  form?: HtmlForm;
  token?: string | null;
  origin?: string | null;
}

/** One request in the browser of the person, to the instance whose log is read. */
function ask(path: string, { form, token = world.token, origin }: Asked = {}): Promise<Answer> {
  const address = new URL(path, world.ctx.settings.APP_URL);
  const from = origin === undefined ? address.origin : origin;
  const headers = {
    ...(token === null ? {} : { cookie: `${SESSION_COOKIE}=${token}` }),
    ...(form && from !== null ? { origin: from } : {}),
  };
  if (!form) return call(address.toString(), { headers, port: second.port });
  const { type, body } = encodeForm(form);
  return call(address.toString(), {
    method: "POST",
    headers: { ...headers, "content-type": type },
    body,
    port: second.port,
  });
}

const pathOf = (pattern: string, ids: Ids): string =>
  pattern.replace(/\[(\w+)\]/g, (_, name: string) => ids[name] ?? "");

/** What somebody sees of an answer: nothing of it may tell a foreign identifier from an unknown one. */
function seen({ status, headers, body }: Answer, asked: Ids) {
  const plain = (text: string): string =>
    Object.values(asked)
      .reduce((all, id) => all.replaceAll(id, "(id)"), text)
      // The payload of a page is cut anywhere, and holds what the markup shows.
      .replace(/<script[^>]*>[\s\S]*?<\/script>/g, "")
      .replace(/ nonce="[^"]*"/g, "");
  return {
    status,
    location: plain(headers.location ?? ""),
    type: headers["content-type"],
    flash: (headers["set-cookie"] ?? []).filter((cookie) => cookie.startsWith("ac-flash")),
    body: plain(body),
  };
}

/** Names of the identifiers that an address takes, or that only the fields of its forms hold. */
function namesIn(pattern: string, own: Ids): string[] {
  const inAddress = Object.keys(own).filter((name) => pattern.includes(`[${name}]`));
  return inAddress.length > 0 ? inAddress : Object.keys(own);
}

interface Variant {
  foreign: Ids;
  unknown: Ids;
}

/** The same identifiers, one of them or all replaced. */
function variants(pattern: string, own: Ids, foreign: Ids): Variant[] {
  const names = namesIn(pattern, own);
  const unknown = Object.fromEntries(names.map((name) => [name, world.ctx.random.uuid()]));
  const changed = names.length > 1 ? [...names.map((name) => [name]), names] : [names];
  return changed.map((some) => {
    const replaced = (other: Ids): Ids =>
      Object.fromEntries(
        Object.keys(own).map((name) => [
          name,
          (some.includes(name) ? other[name] : own[name]) ?? "",
        ]),
      );
    return { foreign: replaced(foreign), unknown: replaced(unknown) };
  });
}

const withIds = (form: HtmlForm, own: Ids, other: Ids): HtmlForm => ({
  ...form,
  fields: form.fields.map(([name, value]) => [
    name,
    Object.keys(own).reduce(
      (text, key) => text.replaceAll(own[key] ?? "-", other[key] ?? ""),
      value,
    ),
  ]),
});

/** Refusals that the log of this instance tells, until now. */
const refusals = (): number => log.filter((line) => line.includes('"refused"')).length;

/** What two strange identifiers are answered: the same, nothing of the other structure, and a refusal. */
async function expectAlike(
  row: StrangerRow,
  { foreign, unknown }: Variant,
  send: (ids: Ids) => Promise<Answer>,
) {
  const before = refusals();
  const answer = await send(foreign);
  for (const name of [world.elsewhere.name, world.stranger.email]) {
    expect(answer.body, "nothing of the other structure is told").not.toContain(name);
  }
  const told = seen(answer, foreign);
  expect(told).toEqual(seen(await send(unknown), unknown));
  expect(told.status).not.toBe(500);
  if (!row.silent) {
    await expect.poll(refusals, { message: "no refusal was logged" }).toBeGreaterThan(before);
  }
  return told;
}

/** Forms that one's own address shows, or what is posted to one that is no page. */
async function formsAt(pattern: string, row: StrangerRow, given: Given): Promise<HtmlForm[]> {
  const { own } = given;
  if (row.posted) {
    const fields = Object.entries(row.posted);
    return [{ action: pathOf(pattern, own), ofAction: false, fields }];
  }
  const answer = await ask(pathOf(pattern, own));
  expect(answer.status, `one's own ${pattern}`).toBe(row.status ?? 200);
  return formsOf(answer.body, { ...row.typed?.(own), ...given.typed?.() });
}

const everyId = ({ own, foreign }: Given): string[] => [
  world.organisation.id,
  world.elsewhere.id,
  ...Object.values(own),
  ...Object.values(foreign),
];

const target = (form: HtmlForm, pattern: string, own: Ids, ids: Ids): string =>
  form.action === ""
    ? pathOf(pattern, ids)
    : Object.keys(own).reduce(
        (path, key) => path.replaceAll(own[key] ?? "-", ids[key] ?? ""),
        form.action,
      );

/** Whether a form says what was replaced; another address has the row of one that does not. */
const namesOf = (form: HtmlForm, pattern: string, own: Ids, { foreign }: Variant): boolean =>
  target(form, pattern, own, foreign) !== target(form, pattern, own, own) ||
  JSON.stringify(withIds(form, own, foreign)) !== JSON.stringify(form);

/** One form of an address: strangers first, then who may not post it at all, then its own act. */
async function checkForm(pattern: string, row: StrangerRow, position: number): Promise<boolean> {
  const given = await row.given(world);
  const { own, foreign } = given;
  const form = (await formsAt(pattern, row, given))[position];
  if (!form) return false;
  const before = await rows.of(everyId(given));
  const post = (ids: Ids): Promise<Answer> =>
    ask(target(form, pattern, own, ids), { form: withIds(form, own, ids) });
  for (const variant of variants(pattern, own, foreign)) {
    if (namesOf(form, pattern, own, variant)) await expectAlike(row, variant, post);
  }
  const mine = target(form, pattern, own, own);
  for (const origin of [null, "https://evil.example"]) {
    expect((await ask(mine, { form, origin })).status).toBe(403);
  }
  const signedOut = await ask(mine, { form, token: null });
  expect(signedOut.status).toBe(303);
  expect(signedOut.headers.location).toContain("/accounts/login/");
  expect(await rows.of(everyId(given)), "nothing was written").toBe(before);
  const done = await ask(mine, { form });
  expect(done.status, "one's own act").toBe(row.done ?? 303);
  if (row.unchanging?.[position] === undefined) {
    expect(await rows.of(everyId(given)), `form ${String(position)} does its work`).not.toBe(
      before,
    );
  }
  return true;
}

// Each row's title carries its own case too; these stand here for whoever looks for them in the sources.
test.describe("an identifier of another structure, or of nobody [AUTH-H01] [AUTH-H02] [AUTH-H03] [AUTH-H09] [AUTH-H10] [AUTH-H11] [AUTH-H12] [AUTH-H22]", () => {
  test("has a row for every private address that takes one", () => {
    const taking = ROUTE_PATTERNS.filter(
      (pattern) =>
        PRIVATE.some((space) => pattern.startsWith(space)) &&
        pattern.includes("[") &&
        !OF_A_DRAFT.test(pattern),
    );
    expect(taking.filter((pattern) => !(pattern in STRANGER_ROWS))).toEqual([]);
    const gone = Object.keys(STRANGER_ROWS).filter((row) => !ROUTE_PATTERNS.includes(row));
    expect(gone).toEqual([]);
  });

  for (const [pattern, row] of Object.entries(STRANGER_ROWS)) {
    test(
      `answers alike and changes nothing at ${pattern} ${row.acceptance ?? ""}`.trim(),
      async () => {
        test.setTimeout(120_000);
        if (!row.posted) {
          const given = await row.given(world);
          const before = await rows.of(everyId(given));
          if (pattern.includes("[")) {
            for (const variant of variants(pattern, given.own, given.foreign)) {
              const answer = await expectAlike(row, variant, (ids) => ask(pathOf(pattern, ids)));
              expect(answer.status).not.toBe(200);
            }
            expect(await rows.of(everyId(given)), "nothing was written").toBe(before);
          }
        }
        let position = 0;
        while (await checkForm(pattern, row, position)) position += 1;
      },
    );
  }
});

test.describe("posts that no form of ours sent", () => {
  /** Called by machines, or by FranceConnect and its users through other origins. */
  const OPEN = ["/token", "/userinfo", "/sms/callback", "/logout", "/jwks", "/.well-known"];

  test("are refused at every address, without origin or from another one [AUTH-H20]", async () => {
    const addresses = ROUTE_PATTERNS.filter(
      (pattern) => !OPEN.some((open) => pattern === open || pattern.startsWith(`${open}/`)),
    ).map((pattern) => pattern.replace(/\[+[^\]]+\]+/g, "x"));
    const form = { action: "", ofAction: false, fields: [] };
    const accepted: string[] = [];
    for (const address of addresses) {
      for (const origin of [null, "https://evil.example"]) {
        const { status } = await ask(address, { form, origin });
        if (status !== 403) accepted.push(`${address} from ${String(origin)}: ${String(status)}`);
      }
    }
    expect(accepted).toEqual([]);
  });

  test("of an action of a private space do nothing without a session, whatever page is named [AUTH-H21]", async () => {
    const manifest = JSON.parse(
      readFileSync(".next/server/server-reference-manifest.json", "utf8"),
    ) as { node: Record<string, { workers: Record<string, unknown> }> };
    const privateSpaces = /^app\/\((aidant|referent|administration)\)/;
    const ids = Object.entries(manifest.node)
      .filter(([, { workers }]) => Object.keys(workers).every((page) => privateSpaces.test(page)))
      .map(([id]) => id);
    expect(ids.length).toBeGreaterThan(10);
    const before = await rows.of(everyId({ own: {}, foreign: {} }));
    const served: string[] = [];
    for (const id of ids) {
      for (const page of ["/contact", "/accounts/login/", "/espace-referent/organisation/"]) {
        const { status, headers, body } = await call(
          new URL(page, world.ctx.settings.APP_URL).toString(),
          {
            method: "POST",
            headers: {
              origin: new URL(world.ctx.settings.APP_URL).origin,
              "next-action": id,
              "content-type": "text/plain;charset=UTF-8",
            },
            body: '[{"status":"idle"},{}]',
            port: second.port,
          },
        );
        const asked = headers["x-action-redirect"]?.toString() ?? headers.location ?? "";
        // Next hands the call to a page of the action, which asks to sign in: nothing to tell.
        const askedElsewhere = status === 200 && body === "{}";
        const refused =
          askedElsewhere ||
          status === 404 ||
          asked.includes("/accounts/login") ||
          asked.includes("/erreur");
        if (!refused) served.push(`${id} at ${page}: ${String(status)} ${asked}`);
      }
    }
    expect(served).toEqual([]);
    expect(await rows.of(everyId({ own: {}, foreign: {} }))).toBe(before);
  });
});
