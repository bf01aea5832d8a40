import { createTransport, type Transporter } from "nodemailer";
import type { MailMessage } from "@/lib/outbox/message";
import { MessageRefused } from "@/lib/outbox/refusal";

interface SmtpSettings {
  APP_URL: string;
  MAIL_FROM: string;
  SMTP_URL: string;
  SMTP_ALT_URL: string;
  ALT_SMTP_DOMAINS: readonly string[];
}

/** Milliseconds; a value written in the address wins. */
const TIMEOUTS = { connectionTimeout: "10000", greetingTimeout: "10000", socketTimeout: "20000" };

function relay(address: string): Transporter {
  const url = new URL(address);
  for (const [name, value] of Object.entries(TIMEOUTS)) {
    if (!url.searchParams.has(name)) url.searchParams.set(name, value);
  }
  return createTransport(url.href);
}

const domainOf = (address: string): string => address.split("@").at(-1)?.toLowerCase() ?? "";

/** A definite refusal (5xx) of the recipient or of the content; a refused sign-in may be put right. */
function isRefusal(error: unknown): boolean {
  if (!(error instanceof Error) || !("responseCode" in error) || !("code" in error)) return false;
  const { code, responseCode } = error;
  const aboutMessage = code === "EENVELOPE" || code === "EMESSAGE";
  return aboutMessage && typeof responseCode === "number" && responseCode >= 500;
}

/**
 * Sends by SMTP; recipients of ALT_SMTP_DOMAINS leave through the second relay (decision 35). The
 * Message-ID is that of the message, the same at every attempt.
 */
export function smtpSender(settings: SmtpSettings) {
  const main = relay(settings.SMTP_URL);
  const second = settings.SMTP_ALT_URL === "" ? main : relay(settings.SMTP_ALT_URL);
  const domains = new Set(settings.ALT_SMTP_DOMAINS.map((domain) => domain.toLowerCase()));
  const host = new URL(settings.APP_URL).hostname;
  return async ({ to, subject, text, html }: MailMessage, id: string): Promise<void> => {
    const chosen = domains.has(domainOf(to)) ? second : main;
    try {
      await chosen.sendMail({
        from: settings.MAIL_FROM,
        to,
        subject,
        text,
        html,
        messageId: `<${id}@${host}>`,
      });
    } catch (error) {
      if (isRefusal(error)) throw new MessageRefused("the relay refused the message");
      throw error;
    }
  };
}
