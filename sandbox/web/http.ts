import type { IncomingMessage, ServerResponse } from "node:http";
import type { SafeHtml } from "./html";

const BODY_LIMIT = 64 * 1024;

export class BodyTooLarge extends Error {}

export async function readBody(req: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  const stream: AsyncIterable<Buffer> = req;
  for await (const bytes of stream) {
    size += bytes.length;
    if (size > BODY_LIMIT) throw new BodyTooLarge("body too large");
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString("utf8");
}

export const readForm = async (req: IncomingMessage): Promise<URLSearchParams> =>
  new URLSearchParams(await readBody(req));

export function readCookie(req: IncomingMessage, name: string): string | undefined {
  for (const pair of (req.headers.cookie ?? "").split(";")) {
    const [key = "", value = ""] = pair.trim().split("=");
    if (key === name) return value;
  }
  return undefined;
}

/** Lax, not Strict: people arrive from other sites by a top-level redirect. */
export function setCookie(res: ServerResponse, name: string, value: string): void {
  res.appendHeader("Set-Cookie", `${name}=${value}; Path=/; HttpOnly; SameSite=Lax`);
}

export function clearCookie(res: ServerResponse, name: string): void {
  res.appendHeader("Set-Cookie", `${name}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0`);
}

/** 303 for every redirect: the browser must follow with GET, also after a form. */
export function redirect(res: ServerResponse, location: string): void {
  res.writeHead(303, { Location: location, "Cache-Control": "no-store" }).end();
}

export function sendJson(res: ServerResponse, status: number, value: unknown): void {
  res
    .writeHead(status, { "Content-Type": "application/json", "Cache-Control": "no-store" })
    .end(JSON.stringify(value));
}

/** `formTargets`: origins that a form's redirects may reach, since browsers check the whole chain. */
export function sendPage(
  res: ServerResponse,
  status: number,
  page: SafeHtml,
  formTargets: readonly string[] = [],
): void {
  const targets = ["'self'", ...formTargets].join(" ");
  res
    .writeHead(status, {
      "Content-Type": "text/html; charset=utf-8",
      "Cache-Control": "no-store",
      "Referrer-Policy": "no-referrer",
      "X-Content-Type-Options": "nosniff",
      "Content-Security-Policy": `default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action ${targets}`,
    })
    .end(`<!doctype html>\n${page.text}`);
}
