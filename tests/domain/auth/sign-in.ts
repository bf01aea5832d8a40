import { normaliseCode } from "@/lib/carte-totp/code";
import type { Ctx } from "@/lib/context.types";
import { openLink, type OpenedSession } from "@/lib/auth/open-link";
import { requestLogin } from "@/lib/auth/request-login";
import type { OutboxInput } from "@/lib/outbox/message";
import { payloadContext } from "@/lib/outbox/enqueue";
import { RECIPIENT_PURPOSE } from "@/lib/outbox/enqueue";
import { givenOrganisation, givenUser } from "../../support/factories/people";
import { givenDevice, type TestDevice } from "../../support/factories/devices";
import type { Organisation, User } from "@/lib/generated/prisma/client";

export interface Person {
  organisation: Organisation;
  user: User;
  device: TestDevice;
}

/** An aidant with a confirmed application. */
export async function givenPerson(
  ctx: Ctx,
  options: Partial<Parameters<typeof givenUser>[1]> = {},
): Promise<Person> {
  const organisation = await givenOrganisation(ctx);
  const user = await givenUser(ctx, { organisations: [organisation], ...options });
  return { organisation, user, device: await givenDevice(ctx, user) };
}

/** Mails of a person, oldest first. */
export async function mailsTo(ctx: Ctx, email: string) {
  const rows = await ctx.db.outboxMessage.findMany({
    where: { recipientHash: ctx.keyedHash(RECIPIENT_PURPOSE, email) },
    orderBy: [{ createdAt: "asc" }, { nextAttemptAt: "asc" }],
  });
  return rows.map((row) => {
    const message: OutboxInput = JSON.parse(ctx.cipher.open(row.payload, payloadContext(row.id)));
    if (message.channel !== "MAIL") throw new Error("not a mail");
    return message;
  });
}

export function tokenIn(text: string): string {
  const [, token] = /\/accounts\/login\/lien\/([^/]+)\//.exec(text) ?? [];
  if (!token) throw new Error("no link in this mail");
  return token;
}

export const ask = (
  ctx: Ctx,
  email: string,
  code: string,
  options: { next?: string; marker?: string } = {},
) =>
  requestLogin(ctx, { email, code: normaliseCode(code) ?? "", next: options.next }, options.marker);

/** First step done: the link and the browser's cookie. */
export async function givenLink(
  ctx: Ctx,
  person: Person,
  options: { next?: string; marker?: string; code?: string } = {},
): Promise<{ token: string; binding: string; code: string }> {
  const known = await ctx.db.verificationToken.count();
  const code = options.code ?? person.device.code();
  const { binding } = await ask(ctx, person.user.email, code, options);
  if ((await ctx.db.verificationToken.count()) === known) throw new Error("no link was made");
  const mails = await mailsTo(ctx, person.user.email);
  const links = mails.filter(({ kind }) => kind === "login-link");
  const tokens = links.map(({ text }) => tokenIn(text));
  for (const token of tokens.reverse()) {
    if (!seen.has(token)) {
      seen.add(token);
      return { token, binding, code };
    }
  }
  throw new Error("no new mail");
}
const seen = new Set<string>();

export const press = (
  ctx: Ctx,
  link: { token: string; binding?: string },
  options: { code?: string; marker?: string } = {},
): Promise<OpenedSession> =>
  openLink(ctx, {
    token: link.token,
    binding: link.binding,
    marker: options.marker,
    code: options.code,
  });

/** A whole sign-in; time moves by one code first. */
export async function signIn(
  ctx: Ctx & { clock: { advance: (ms: number) => void } },
  person: Person,
  options: { marker?: string; next?: string } = {},
): Promise<OpenedSession> {
  ctx.clock.advance(60_000);
  const link = await givenLink(ctx, person, options);
  return press(ctx, link, options);
}
