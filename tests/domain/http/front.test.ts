import type { IncomingHttpHeaders } from "node:http";
import { describe, expect, test } from "vitest";
import { createMark, elsewhere, ownOrigin } from "../../../scripts/front.mjs";

const appUrl = new URL("http://ac.localhost:3000");
const asked = (url: string, headers: IncomingHttpHeaders = {}) => ({
  method: "GET",
  url,
  headers: { host: "localhost:3000", ...headers },
  socket: { remoteAddress: "192.0.2.7" },
});
const leads = (url: string, headers?: IncomingHttpHeaders) =>
  elsewhere(asked(url, headers), { appUrl, production: false });

describe("localhost", () => {
  test("leads to the address of the site", () => {
    expect(leads("/faq?x=1")).toBe("http://ac.localhost:3000/faq?x=1");
    expect(leads("/health/live")).toBeUndefined();
    expect(leads("/", { host: "ac.localhost:3000" })).toBeUndefined();
    expect(elsewhere(asked("/"), { appUrl, production: true })).toBeUndefined();
    expect(
      elsewhere({ ...asked("/"), method: "POST" }, { appUrl, production: false }),
    ).toBeUndefined();
  });

  test.each([
    "//",
    "///",
    "//evil.example/x",
    "/\\evil.example/x",
    "\\\\evil.example",
    "http://evil.example/x",
    "//[",
    "/%",
    "*",
  ])("never leads to another site nor throws: %s", (url) => {
    expect(new URL(leads(url) ?? appUrl).origin).toBe(appUrl.origin);
  });
});

describe("the headers of a request", () => {
  const forged = {
    "x-client-address": "203.0.113.9",
    "x-own-call": "guess",
    "x-nonce": "n",
    "x-path": "/x",
    "x-flash": "f",
    "x-request-id": "r",
    "x-forwarded-host": "evil.example",
  };

  test("say what the connection says, and the configured host", () => {
    const request = asked("/", forged);
    expect(createMark({ appUrl, trustedProxy: false })(request)).toBe(false);
    expect(request.headers).toEqual({
      host: "localhost:3000",
      "x-client-address": "192.0.2.7",
      "x-forwarded-host": "ac.localhost:3000",
      "x-own-call": expect.not.stringMatching(/^guess$/),
    });
  });

  test("say no address when the proxy gives it", () => {
    const request = asked("/", forged);
    createMark({ appUrl, trustedProxy: true })(request);
    expect(request.headers).not.toHaveProperty("x-client-address");
  });

  test("tell the calls that the server makes to itself, and keep the person's address in them", () => {
    const mark = createMark({ appUrl, trustedProxy: false });
    const action = { ...asked("/"), method: "POST" };
    expect(mark(action)).toBe(false);
    const headers: IncomingHttpHeaders = action.headers;
    const own = { ...action, headers, socket: { remoteAddress: "127.0.0.1" } };
    expect(mark(own)).toBe(false);
    expect(own.headers["x-client-address"]).toBe("192.0.2.7");
    expect(mark({ ...own, method: "GET" })).toBe(true);
    expect(createMark({ appUrl, trustedProxy: false })({ ...own, method: "GET" })).toBe(false);
    expect(own.headers["x-client-address"]).toBe("127.0.0.1");
  });
});

test.each([
  ["0.0.0.0", "http://127.0.0.1:3000"],
  ["::", "http://127.0.0.1:3000"],
  ["127.0.0.1", "http://127.0.0.1:3000"],
  ["10.0.0.5", "http://10.0.0.5:3000"],
  ["::1", "http://[::1]:3000"],
])("the server that listens on %s calls itself there: %s", (host, origin) => {
  expect(ownOrigin(host, 3000)).toBe(origin);
});
