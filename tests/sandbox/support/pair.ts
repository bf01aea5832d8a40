import { createLocalJWKSet, jwtVerify } from "jose";
import { afterAll, beforeAll, beforeEach } from "vitest";
import { z } from "zod";
import { FS_CLIENT_ID, FS_CLIENT_SECRET } from "../../../sandbox/defaults";
import { HttpBrowser, type Page } from "../../../sandbox/http-browser";
import type { SandboxOptions } from "../../../sandbox/settings";
import { startSandbox, type Sandbox } from "../../../sandbox/start";
import { startFakeAc, type Behaviour, type FakeAc } from "./fake-ac";

/** The simulator and a fake Aidants Connect, on free ports, fresh state before each test. */
export class Pair {
  #sandbox: Sandbox | undefined;
  #ac: FakeAc | undefined;
  browser = new HttpBrowser();

  get sandbox(): Sandbox {
    if (!this.#sandbox) throw new Error("not started");
    return this.#sandbox;
  }

  get ac(): FakeAc {
    if (!this.#ac) throw new Error("not started");
    return this.#ac;
  }

  async start(options: SandboxOptions): Promise<void> {
    this.#ac = await startFakeAc();
    const ports = { FC_SIM_PORT: 0, SITE_SIM_PORT: 0 };
    this.#sandbox = await startSandbox({ APP_URL: this.#ac.url, ...ports, ...options });
  }

  async stop(): Promise<void> {
    await this.#sandbox?.stop();
    await this.#ac?.stop();
  }

  clear(): void {
    this.sandbox.reset();
    this.ac.behaviour = {};
    this.ac.requests = [];
    this.browser = new HttpBrowser();
  }

  get redirectUri(): string {
    return `${this.ac.url}/callbackv2/`;
  }

  /** The request of Aidants Connect as a service; `undefined` takes a parameter away. */
  authorizeUrl(changes: Record<string, string | undefined> = {}): string {
    const params = {
      client_id: FS_CLIENT_ID,
      response_type: "code",
      redirect_uri: this.redirectUri,
      scope: "openid given_name family_name gender birthdate birthplace birthcountry email",
      acr_values: "eidas1",
      state: "state-of-at-least-22-chars",
      nonce: "nonce-of-at-least-22-chars",
      ...changes,
    };
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries<string | undefined>(params)) {
      if (value !== undefined) query.set(name, value);
    }
    return `${this.sandbox.issuer}/authorize?${query.toString()}`;
  }

  readonly isAc = (url: string): boolean => url.startsWith(this.ac.url);

  /** Follows an authorization to the callback of Aidants Connect, which is not called. */
  async authorize(changes: Record<string, string | undefined> = {}): Promise<URLSearchParams> {
    const page = await this.browser.get(this.authorizeUrl(changes), this.isAc);
    if (!this.isAc(page.url)) throw new Error(`stopped at ${page.url}: ${page.body}`);
    return new URL(page.url).searchParams;
  }

  async exchange(code: string | null): Promise<Page> {
    return this.browser.post(`${this.sandbox.issuer}/token`, {
      grant_type: "authorization_code",
      code: code ?? "",
      redirect_uri: this.redirectUri,
      client_id: FS_CLIENT_ID,
      client_secret: FS_CLIENT_SECRET,
    });
  }

  async tokens(changes: Record<string, string | undefined> = {}): Promise<TokenAnswer> {
    const callback = await this.authorize(changes);
    const page = await this.exchange(callback.get("code"));
    return tokenAnswer.parse(JSON.parse(page.body));
  }

  /** From a service of the demonstration site through the fake Aidants Connect, without screens. */
  async connect(variant = "sans-perimetre", behaviour: Behaviour = {}): Promise<Page> {
    this.ac.behaviour = behaviour;
    this.sandbox.identifyNext({ via: "aidants-connect" });
    return this.browser.get(`${this.sandbox.siteUrl}/connexion/${variant}`);
  }

  /** « ok » once the site shows the person, otherwise the code on FranceConnect's error page. */
  outcome(page: Page): string {
    const isSite = page.url.startsWith(`${this.sandbox.siteUrl}/`);
    return isSite && page.body.includes("claim-sub") ? "ok" : errorCode(page);
  }

  async publishedKeys() {
    return keysOf(await this.browser.get(`${this.sandbox.issuer}/jwks`));
  }

  async verify(jwt: string) {
    const keys = createLocalJWKSet(await this.publishedKeys());
    return jwtVerify(jwt, keys, { issuer: this.sandbox.issuer, audience: FS_CLIENT_ID });
  }

  async userinfo(accessToken: string): Promise<Page> {
    const authorization = `Bearer ${accessToken}`;
    return this.browser.send(`${this.sandbox.issuer}/userinfo`, { method: "GET", authorization });
  }
}

const tokenAnswer = z.looseObject({
  access_token: z.string().default(""),
  id_token: z.string(),
});

export type TokenAnswer = z.infer<typeof tokenAnswer>;

const record = z.record(z.string(), z.unknown());

export const jsonOf = (page: Page): Record<string, unknown> => record.parse(JSON.parse(page.body));

const keySet = z.object({
  keys: z.array(z.looseObject({ kty: z.string(), alg: z.string(), kid: z.string() })),
});

/** The published keys, as an import of keys wants them. */
export const keysOf = (page: Page) => keySet.parse(JSON.parse(page.body));

export function startPair(options: SandboxOptions = {}): Pair {
  const pair = new Pair();
  beforeAll(() => pair.start(options));
  beforeEach(() => {
    pair.clear();
  });
  afterAll(() => pair.stop());
  return pair;
}

export const errorCode = (page: Page): string =>
  /data-testid="error-code">([^<]*)</.exec(page.body)?.[1] ?? `none at ${page.url}`;

/** The text of an element marked for tests. */
export const textOf = (page: Page, testId: string): string =>
  new RegExp(`data-testid="${testId}">([^<]*)<`).exec(page.body)?.[1] ?? "";
