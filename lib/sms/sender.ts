import { hasSmsProvider } from "@/lib/consentement/availability";
import type { Ctx } from "@/lib/context.types";
import type { Transports } from "@/lib/outbox/deliver";
import { smsProvider } from "./provider";

type SenderCtx = Pick<Ctx, "settings" | "clock">;

class NoSmsProvider extends Error {
  override name = "NoSmsProvider";
}

const waiting: Transports["sms"] = () =>
  Promise.reject(new NoSmsProvider("no SMS provider is configured"));

const developmentOutbox: Transports["sms"] = () => Promise.resolve();

function makeSender(ctx: SenderCtx): Transports["sms"] {
  if (ctx.settings.APP_MODE !== "production") return developmentOutbox;
  return hasSmsProvider(ctx.settings) ? smsProvider(ctx.settings, ctx.clock) : waiting;
}

/** One sender for a configuration: it keeps the provider's token. */
const senders = new WeakMap<Ctx["settings"], Transports["sms"]>();

/**
 * How SMS leave: the development outbox in demo and test modes, the provider in production. Without a
 * complete provider, or with SMS_OFF, messages wait instead of being counted as sent.
 */
export function smsSenderOf(ctx: SenderCtx): Transports["sms"] {
  const known = senders.get(ctx.settings);
  if (known) return known;
  const made = makeSender(ctx);
  senders.set(ctx.settings, made);
  return made;
}
