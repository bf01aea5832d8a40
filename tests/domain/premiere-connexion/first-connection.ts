import { openFirstConnection } from "@/lib/premiere-connexion/open";
import { answerRequests } from "@/lib/premiere-connexion/answer-requests";
import { askFirstConnection, askFirstConnectionSchema } from "@/lib/premiere-connexion/ask";
import type { Ctx } from "@/lib/context.types";
import type { Organisation, User } from "@/lib/generated/prisma/client";
import { RECIPIENT_PURPOSE } from "@/lib/outbox/enqueue";
import type { MailMessage, SmsMessage } from "@/lib/outbox/message";
import { openPayload } from "@/lib/outbox/payload";
import { givenOrganisation, givenUser } from "../../support/factories/people";

export const PHONE = "+33601010101";

/** An active référent without any means of connection, with a number on file. */
export async function givenReferent(
  ctx: Ctx,
  options: Partial<Parameters<typeof givenUser>[1]> = {},
): Promise<{ user: User; organisation: Organisation }> {
  const organisation = await givenOrganisation(ctx);
  const user = await givenUser(ctx, {
    organisations: [organisation],
    referent: true,
    phone: PHONE,
    ...options,
  });
  return { user, organisation };
}

/** What left for an address or a number, oldest first. */
export async function sentTo(ctx: Ctx, to: string): Promise<(MailMessage | SmsMessage)[]> {
  const rows = await ctx.db.outboxMessage.findMany({
    where: { recipientHash: ctx.keyedHash(RECIPIENT_PURPOSE, to) },
    orderBy: [{ createdAt: "asc" }],
  });
  return rows.flatMap((row) => {
    const message = openPayload(ctx, row);
    return message.channel === "PDF" ? [] : [message];
  });
}

export const smsTo = async (ctx: Ctx, to: string): Promise<SmsMessage[]> =>
  (await sentTo(ctx, to)).filter((message) => message.channel === "SMS");

/** A form sent, then answered by a job. */
export async function ask(ctx: Ctx, email: string, phone = PHONE): Promise<void> {
  await askFirstConnection(ctx, askFirstConnectionSchema.parse({ email, phone }));
  await answerRequests(ctx);
}

export function tokenIn(text: string | undefined): string {
  const [, token] = /\/manager_first_login_with_code\/([^/]+)\//.exec(text ?? "") ?? [];
  if (!token) throw new Error("no link of first connection in this mail");
  return token;
}

export const codeIn = (sms: SmsMessage | undefined): string => {
  const [code] = /\b\d{6}\b/.exec(sms?.text ?? "") ?? [];
  if (!code) throw new Error("no code in this SMS");
  return code;
};

/** A number of one's own, so that its SMS are told from others'. */
let sequence = 0;
export const nextPhone = (): string => {
  sequence += 1;
  return `+336020000${String(sequence).padStart(2, "0")}`;
};

/** The link and the code that a request has just given. */
export async function givenLink(
  ctx: Ctx,
  email: string,
  phone: string,
): Promise<{ token: string; code: string }> {
  await ask(ctx, email, phone);
  const mail = (await sentTo(ctx, email)).filter(({ kind }) => kind === "first-connection-link");
  return { token: tokenIn(mail.at(-1)?.text), code: codeIn((await smsTo(ctx, phone)).at(-1)) };
}

/** A référent with a number of his own, and a link. */
export async function givenAsked(ctx: Ctx) {
  const phone = nextPhone();
  const { user, organisation } = await givenReferent(ctx, { phone });
  return { user, organisation, phone, ...(await givenLink(ctx, user.email, phone)) };
}

export const press = (ctx: Ctx, link: { token: string; code: string }, marker?: string) =>
  openFirstConnection(ctx, link, marker);

/** Another code than this one. */
export const otherThan = (code: string): string => (code === "123456" ? "654321" : "123456");
