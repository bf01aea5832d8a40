import type { IncomingMessage } from "node:http";
import { z } from "zod";
import { readBody, sendJson } from "../web/http";
import type { Exchange, Router } from "../web/router";
import type { FcContext } from "../fc/context";
import { faultSchema } from "../fc/faults";
import { identifySchema } from "../fc/identify-queue";
import { reset } from "./reset";

const LOOPBACK = new Set(["127.0.0.1", "::1", "::ffff:127.0.0.1"]);

async function readJson(req: IncomingMessage): Promise<unknown> {
  const body = await readBody(req);
  return body === "" ? {} : JSON.parse(body);
}

/** JSON only: a form of another site opened in the same browser cannot send it. */
function isAllowed(req: IncomingMessage): boolean {
  if (!LOOPBACK.has(req.socket.remoteAddress ?? "")) return false;
  return req.method === "GET" || (req.headers["content-type"] ?? "").startsWith("application/json");
}

async function run(exchange: Exchange, act: (body: unknown) => unknown): Promise<void> {
  const { req, res } = exchange;
  if (!isAllowed(req)) {
    sendJson(res, 403, { error: "loopback and application/json only" });
    return;
  }
  try {
    const body = req.method === "GET" ? undefined : await readJson(req);
    sendJson(res, 200, (await act(body)) ?? { ok: true });
  } catch (error) {
    const message = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    sendJson(res, 400, { error: message });
  }
}

export function addHookRoutes(router: Router, fc: FcContext): void {
  const get = (path: string, act: () => unknown) =>
    router.on("GET", `/__sim/${path}`, (exchange) => run(exchange, act));
  const post = (path: string, act: (body: unknown) => unknown) =>
    router.on("POST", `/__sim/${path}`, (exchange) => run(exchange, act));

  get("calls", () => ({ calls: fc.calls.all() }));
  get("faults", () => ({ faults: fc.faults.list() }));
  get("identities", () => ({ identities: fc.identities }));
  post("reset", () => {
    reset(fc);
  });
  post("rotate-keys", () => fc.provider.rotateKeys());
  post("faults", (body) => {
    fc.faults.set(faultSchema.parse(body));
  });
  post("identify", (body) => {
    fc.identify.add(identifySchema.parse(body));
  });
  post("replay-last-code", () => fc.aidantsConnect.replayLastCode());
  post("skip-logout", () => {
    fc.skipNextLogout.value = true;
  });
}
