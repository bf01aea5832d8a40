import type { Ctx } from "@/lib/context.types";
import type { SmsMessage } from "@/lib/outbox/message";

/** Code of first connection: at most 160 GSM-7 characters, no link (auth-referent §3.7). */
export function codeSms({ settings }: Pick<Ctx, "settings">, to: string, code: string): SmsMessage {
  const minutes = String(Math.round(settings.FIRST_LOGIN_CODE_TTL / 60));
  return {
    channel: "SMS",
    kind: "first-connection-code",
    to,
    text: `Aidants Connect : votre code de première connexion est ${code}. Il est valable ${minutes} minutes. Ne le donnez à personne.`,
  };
}
