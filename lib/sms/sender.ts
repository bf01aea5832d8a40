import type { Env } from "@/lib/env";
import type { Transports } from "@/lib/outbox/deliver";

class NoSmsProvider extends Error {
  override name = "NoSmsProvider";
}

/**
 * The development outbox in demo and test modes. In production, where no provider is configured yet,
 * messages wait instead of being counted as sent.
 */
export function smsSender(settings: Pick<Env, "APP_MODE">): Transports["sms"] {
  if (settings.APP_MODE !== "production") return () => Promise.resolve();
  return () => Promise.reject(new NoSmsProvider("no SMS provider is configured"));
}
