import { recordAnswer } from "@/lib/consentement/record-answer";
import { recordReport } from "@/lib/consentement/record-report";
import type { Ctx } from "@/lib/context.types";
import { sameText } from "@/lib/crypto/hash";
import { readBody } from "@/lib/http/form-body";
import { machineRoute } from "@/lib/http/machine-route";
import { readCallback } from "@/lib/sms/callback";

const BODY_LIMIT = 8_192;

/** The only answer (mandats §4.6): it says nothing about what was received. */
const done = (): Response =>
  new Response("Status=0", {
    headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" },
  });

/** The secret shared with the provider, in the address or as a bearer token. */
function isProvider(ctx: Ctx, request: Request): boolean {
  const secret = ctx.settings.SMS_CALLBACK_SECRET;
  const [, inPath = ""] = /\/sms\/callback\/([^/]+)\/?$/.exec(new URL(request.url).pathname) ?? [];
  const bearer = /^Bearer (\S+)$/.exec(request.headers.get("authorization") ?? "")?.[1] ?? "";
  return secret !== "" && (sameText(secret, inPath) || sameText(secret, bearer));
}

/** Answers of usagers and delivery reports, posted by the SMS provider. */
export const POST = machineRoute(async (ctx, request) => {
  if (!isProvider(ctx, request)) {
    ctx.log.warn({ endpoint: "sms/callback" }, "callback without the shared secret");
    return done();
  }
  const body = await readBody(request, BODY_LIMIT);
  const message = readCallback(body ?? "", request.headers.get("content-type") ?? "");
  if (message?.kind === "answer") await recordAnswer(ctx, message.answer);
  if (message?.kind === "report") await recordReport(ctx, message.report);
  return done();
});

/** A provider's check that the address answers. */
export const GET = machineRoute(async () => done());
