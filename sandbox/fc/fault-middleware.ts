import { decodeJwt } from "jose";
import type { KoaContextWithOIDC } from "oidc-provider";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { faultParts, type Fault, type FaultStore, type FaultTarget } from "./faults";
import { spoilJwt } from "./fault-jwt";
import type { SigningKeys } from "./signing-keys";

const tokenAnswer = z.looseObject({ id_token: z.string() });
const DEFAULT_DELAY_MS = 15_000;

/** Faults that replace the whole answer. @returns false for the finer ones. */
async function replaceAnswer(ctx: KoaContextWithOIDC, fault: Fault): Promise<boolean> {
  const { name, argument } = faultParts(fault);
  switch (name) {
    case "500":
      ctx.status = 500;
      ctx.body = { error: "server_error", error_description: "simulated failure" };
      return true;
    case "html":
      ctx.status = 200;
      ctx.body = "<!doctype html><title>Maintenance</title><p>Service en maintenance.</p>";
      ctx.type = "text/html; charset=utf-8";
      return true;
    case "reset":
      ctx.respond = false;
      ctx.req.socket.destroy();
      return true;
    case "slow":
      await sleep(argument === "" ? DEFAULT_DELAY_MS : Number(argument), undefined, { ref: false });
      return true;
    default:
      return false;
  }
}

function answerError(ctx: KoaContextWithOIDC, fault: Fault): void {
  ctx.status = 400;
  ctx.body = {
    error: faultParts(fault).argument,
    error_description: fault.description ?? "simulated error",
  };
}

async function spoilToken(ctx: KoaContextWithOIDC, fault: Fault, keys: SigningKeys): Promise<void> {
  const { name, argument } = faultParts(fault);
  if (name === "error") {
    answerError(ctx, fault);
    return;
  }
  const answer = tokenAnswer.safeParse(ctx.body);
  if (!answer.success) return;
  if (name === "missing-member") {
    const kept = Object.entries(answer.data).filter(([member]) => member !== argument);
    ctx.body = Object.fromEntries(kept);
    return;
  }
  ctx.body = { ...answer.data, id_token: await spoilJwt(answer.data.id_token, fault, keys) };
}

async function spoilUserinfo(
  ctx: KoaContextWithOIDC,
  fault: Fault,
  keys: SigningKeys,
): Promise<void> {
  const { name } = faultParts(fault);
  if (name === "error") {
    answerError(ctx, fault);
    return;
  }
  const body = z.string().safeParse(ctx.body);
  if (!body.success || ctx.status !== 200) return;
  if (name === "plain-json") {
    ctx.type = "application/json";
    ctx.body = decodeJwt(body.data);
    return;
  }
  const type = ctx.response.get("Content-Type");
  ctx.body = await spoilJwt(body.data, fault, keys);
  ctx.set("Content-Type", type);
}

/** Rewrites the redirect that brings the browser back to the service. */
function spoilCallback(ctx: KoaContextWithOIDC, fault: Fault): void {
  const { name, argument } = faultParts(fault);
  const location = new URL(ctx.response.get("Location"));
  const query = location.searchParams;
  if (name === "no-code") query.delete("code");
  if (name === "no-iss") query.delete("iss");
  if (name === "wrong-iss") query.set("iss", "http://other-issuer.localhost/api/v2");
  if (name === "no-state") query.delete("state");
  if (name === "wrong-state") query.set("state", "another-state-another-state");
  if (name === "error") {
    query.delete("code");
    query.set("error", argument);
    query.set("error_description", fault.description ?? "simulated error");
  }
  ctx.set("Location", location.href);
}

const TARGET_OF_ROUTE: Record<string, FaultTarget> = {
  token: "token",
  userinfo: "userinfo",
  jwks: "jwks",
  discovery: "discovery",
};

/** The redirects of `authorization` and `resume` that leave for the service, not for our pages. */
function targetOf(ctx: KoaContextWithOIDC, issuer: string): FaultTarget | undefined {
  const { route } = ctx.oidc;
  if (route !== "authorization" && route !== "resume") return TARGET_OF_ROUTE[route];
  if (!ctx.res.hasHeader("Location")) return undefined;
  const location = ctx.response.get("Location");
  const leaves = !location.startsWith(issuer) && !location.startsWith("/");
  return leaves ? "authorize-callback" : undefined;
}

export async function applyFault(
  ctx: KoaContextWithOIDC,
  faults: FaultStore,
  keys: SigningKeys,
  issuer: string,
): Promise<void> {
  const target = targetOf(ctx, issuer);
  const fault = target && faults.take(target);
  if (!fault || (await replaceAnswer(ctx, fault))) return;
  if (target === "token") await spoilToken(ctx, fault, keys);
  if (target === "userinfo") await spoilUserinfo(ctx, fault, keys);
  if (target === "authorize-callback") spoilCallback(ctx, fault);
}
