import { Resend } from "resend";
import type { MailMessage } from "@/lib/outbox/message";
import { MessageRefused } from "@/lib/outbox/refusal";

interface ResendSettings {
  RESEND_API_KEY: string;
  MAIL_FROM: string;
}

/** Statuses that are about the message itself; keys, domains and quotas may be put right later. */
const REFUSED = [400, 422];

class ResendFailure extends Error {
  constructor(name: string) {
    super(name);
    this.name = `Resend:${name}`;
  }
}

/** Sends by Resend's API (RESEND_BASE_URL moves it); the message's id is the idempotency key. */
export function resendSender(settings: ResendSettings) {
  const resend = new Resend(settings.RESEND_API_KEY);
  return async ({ to, subject, text, html }: MailMessage, id: string): Promise<void> => {
    const { error } = await resend.emails.send(
      { from: settings.MAIL_FROM, to, subject, text, html },
      { idempotencyKey: id },
    );
    if (!error) return;
    if (error.statusCode !== null && REFUSED.includes(error.statusCode)) {
      throw new MessageRefused(error.name);
    }
    throw new ResendFailure(error.name);
  };
}
