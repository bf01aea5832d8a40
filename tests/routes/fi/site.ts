import { afterAll, vi } from "vitest";
import { z } from "zod";
import { SESSION_COOKIE } from "@/lib/auth/session-paths";
import { testContext, type TestContext } from "@/tests/support/context";
import { testVariables } from "@/tests/support/env";

export const ORIGIN = "http://ac.localhost:3000";

/** Makes the handlers of this file serve from a test context. */
export async function testSite(overrides: Record<string, string> = {}): Promise<TestContext> {
  const ctx = await testContext(overrides);
  const variables = testVariables(ctx.settings.DATABASE_URL, overrides);
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
  Object.assign(globalThis, { aidantsConnectContext: ctx });
  afterAll(() => {
    vi.unstubAllEnvs();
    Object.assign(globalThis, { aidantsConnectContext: undefined });
  });
  return ctx;
}

const FORM = "application/x-www-form-urlencoded";

/** A navigation of a signed-in browser. */
export const visit = (path: string, token?: string): Request =>
  new Request(`${ORIGIN}${path}`, {
    headers: token === undefined ? {} : { cookie: `${SESSION_COOKIE}=${token}` },
  });

/** What a signed-in browser sends with a form of our own pages. */
export const postInit = (fields: Record<string, string>, token?: string) => ({
  method: "POST",
  body: new URLSearchParams(fields).toString(),
  headers: {
    "content-type": FORM,
    origin: ORIGIN,
    ...(token === undefined ? {} : { cookie: `${SESSION_COOKIE}=${token}` }),
  },
});

export const submit = (path: string, fields: Record<string, string>, token?: string): Request =>
  new Request(`${ORIGIN}${path}`, postInit(fields, token));

/** A server-to-server form. */
export const machinePost = (
  path: string,
  body: string,
  headers: Record<string, string> = {},
): Request =>
  new Request(`${ORIGIN}${path}`, {
    method: "POST",
    body,
    headers: { "content-type": FORM, accept: "application/json", ...headers },
  });

/** What Next gives to a handler beside the request. */
export const route = { params: Promise.resolve({}) };

/** Address that an answer leads to. */
export const locationOf = (response: Response): URL =>
  new URL(response.headers.get("location") ?? "", ORIGIN);

const object = z.record(z.string(), z.unknown());
const tokens = z.looseObject({ access_token: z.string(), id_token: z.string(), scope: z.string() });

/** Members of a JSON text. */
export const membersOf = (text: string): Record<string, unknown> => object.parse(JSON.parse(text));

/** Members of a JSON answer. */
export const jsonOf = async (response: Response) => object.parse(await response.json());

/** Tokens of a successful answer of the token endpoint. */
export const tokensOf = async (response: Response) => tokens.parse(await response.json());

/** Body of a JWT, unverified. */
export const payloadOf = (token: string): Record<string, unknown> =>
  membersOf(Buffer.from(token.split(".")[1] ?? "", "base64url").toString());
