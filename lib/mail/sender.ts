import type { Env } from "@/lib/env";
import type { Transports } from "@/lib/outbox/deliver";
import { resendSender } from "./resend";
import { smtpSender } from "./smtp";

/** Nothing leaves: the message stays readable in the demonstration's mailbox (decision 17). */
const developmentOutbox = () => Promise.resolve();

/** Resend when its key is set, SMTP when its address is, else the development outbox. */
export function mailSender(settings: Env): Transports["mail"] {
  if (settings.RESEND_API_KEY !== "") return resendSender(settings);
  if (settings.SMTP_URL !== "") return smtpSender(settings);
  return developmentOutbox;
}
