import { readFileSync } from "node:fs";
import { createServer, type RequestListener } from "node:http";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, test } from "vitest";
import { PLAIN_STYLES } from "@/lib/http/plain-html.mjs";
import { FOREIGN_WRITE, plainPage, TOO_MANY, UNAVAILABLE } from "@/lib/http/plain-page";
import { replaceBlankErrors } from "../../../scripts/blank-errors.mjs";

const BLANK = "<!DOCTYPE html><html><body><script>start()</script></body></html>";
const closers: (() => void)[] = [];
afterEach(() => closers.splice(0).forEach((close) => close()));

/** What a client receives from an application behind the watch. */
async function received(
  application: RequestListener,
  address = "/verification/x",
): Promise<Response> {
  const server = createServer((request, response) => {
    replaceBlankErrors(request, response);
    application(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closers.push(() => server.close());
  const listening = server.address();
  const port = typeof listening === "object" && listening ? listening.port : 0;
  return fetch(`http://127.0.0.1:${String(port)}${address}`);
}

const answer =
  (
    status: number,
    type: string,
    body: string | Buffer,
    headers: Record<string, string> = {},
  ): RequestListener =>
  (_request, response) => {
    response.statusCode = status;
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    response.setHeader("content-type", type);
    response.write(body);
    response.end();
  };

const readable = (html: string) => {
  expect(html).toContain('<html lang="fr">');
  expect(html).toContain("Page d’accueil");
  expect(html).toContain("Contactez-nous");
  expect(html.match(/<h1>/g)).toHaveLength(1);
  expect(html).not.toMatch(/<script|style=|<style/);
};

describe("page that fails while being rendered", () => {
  test("answers 500 with a page that needs neither script nor database [SITE-011]", async () => {
    const response = await received(answer(500, "text/html; charset=utf-8", BLANK));
    expect(response.status).toBe(500);
    readable(await response.text());
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
  });

  test("keeps the headers that middleware.ts decided", async () => {
    const policy = "default-src 'none'; style-src 'self' 'nonce-x'";
    const headers = { "content-security-policy": policy, "strict-transport-security": "max-age=1" };
    const response = await received(answer(500, "text/html", BLANK, headers));
    expect(response.headers.get("content-security-policy")).toBe(policy);
    expect(response.headers.get("strict-transport-security")).toBe("max-age=1");
  });

  test("replaces a compressed body, and one announced with its length", async () => {
    const zipped = gzipSync(BLANK);
    const compressed = await received(
      answer(500, "text/html", zipped, {
        "content-encoding": "gzip",
        "content-length": String(zipped.length),
      }),
    );
    readable(await compressed.text());
  });

  test.each<[string, number, string, string]>([
    ["a page that succeeds", 200, "text/html", "/"],
    ["a refusal", 404, "text/html", "/"],
    ["an answer for programs", 500, "application/json", "/"],
    ["an answer for React", 500, "text/x-component", "/"],
    ["the site's own error page", 500, "text/html", "/erreur/500"],
  ])("leaves %s as it is", async (_name, status, type, address) => {
    const response = await received(answer(status, type, BLANK), address);
    expect(response.status).toBe(status);
    expect(await response.text()).toBe(BLANK);
  });
});

test.each([
  [403, FOREIGN_WRITE],
  [429, TOO_MANY],
  [503, UNAVAILABLE],
])("the plain page of a %d says what happened and two ways out", async (status, text) => {
  const response = plainPage(status, text, { "retry-after": "5" });
  expect(response.status).toBe(status);
  expect(response.headers.get("retry-after")).toBe("5");
  const html = await response.text();
  readable(html);
  expect(html).toContain(text.sentence);
  expect(html).toContain(`Erreur ${String(status)}`);
});

test("the style sheet of the plain pages is a public file", () => {
  const file = path.resolve(import.meta.dirname, "../../../public", `.${PLAIN_STYLES}`);
  expect(readFileSync(file, "utf8")).toContain("prefers-color-scheme: dark");
});
