import NextAuth, { type NextAuthConfig } from "next-auth";
import { NextRequest } from "next/server";
import type { Ctx } from "@/lib/context.types";
import type { Tx } from "@/lib/db/transaction";
import { transactionAdapter, type SessionFacts } from "./next-auth-adapter";
import { SESSION_COOKIE } from "./session-paths";

const PROVIDER = "email";
const SESSION_COOKIE_OPTIONS = {
  httpOnly: true,
  sameSite: "lax",
  path: "/",
  secure: true,
} as const;

type AuthCtx = Pick<Ctx, "clock" | "settings" | "random" | "log">;

interface Steps {
  /** signIn callback: consumes the one-use grant (to mail) or the link (to open), or refuses. */
  claim: (userId: string) => Promise<boolean>;
  /** Receives the token of the link that next-auth has made. */
  deliver: (token: string) => void;
  facts: () => SessionFacts;
}

const forbidden = (): never => {
  throw new Error("not part of this step");
};

/** next-auth bound to one transaction: what it writes commits or disappears with the use case. */
function configure(ctx: AuthCtx, tx: Tx, steps: Steps): NextAuthConfig {
  return {
    adapter: transactionAdapter(ctx, tx, steps.facts),
    secret: ctx.settings.AUTH_SECRET,
    trustHost: true,
    basePath: "/api/auth",
    session: {
      strategy: "database",
      maxAge: ctx.settings.SESSION_ABSOLUTE,
      // Above maxAge: next-auth never prolongs a session (decision 2).
      updateAge: ctx.settings.SESSION_ABSOLUTE * 2,
      generateSessionToken: () => ctx.random.token(),
    },
    cookies: { sessionToken: { name: SESSION_COOKIE, options: SESSION_COOKIE_OPTIONS } },
    logger: {
      error: (error) => ctx.log.info({ refusal: error.name }, "next-auth refused a step"),
      warn: () => undefined,
      debug: () => undefined,
    },
    providers: [
      {
        id: PROVIDER,
        type: "email",
        name: "Lien de connexion",
        maxAge: ctx.settings.LOGIN_LINK_TTL,
        generateVerificationToken: () => ctx.random.token(),
        sendVerificationRequest: ({ token }) => {
          steps.deliver(token);
        },
      },
    ],
    callbacks: {
      signIn: ({ user }) => (user.id ? steps.claim(user.id) : false),
    },
  };
}

const cookiesOf = (response: Response): Map<string, string> =>
  new Map(
    response.headers.getSetCookie().map((line) => {
      const [pair = ""] = line.split(";");
      const at = pair.indexOf("=");
      return [pair.slice(0, at), pair.slice(at + 1)];
    }),
  );

/** next-auth's own protection of its form, satisfied as a browser would. */
async function csrf(
  get: (request: NextRequest) => Promise<Response>,
  base: string,
): Promise<{ csrfToken: string; cookie: string }> {
  const response = await get(new NextRequest(`${base}/csrf`));
  const cookie = [...cookiesOf(response)].map(([name, value]) => `${name}=${value}`).join("; ");
  const body: unknown = await response.json();
  const held = typeof body === "object" && body !== null && "csrfToken" in body;
  return { csrfToken: held ? String(body.csrfToken) : "", cookie };
}

/**
 * Has next-auth make a link for an address, once the grant is claimed.
 * @returns the token to mail, or nothing when the grant was refused
 */
export async function issueLink(
  ctx: AuthCtx,
  tx: Tx,
  email: string,
  claim: Steps["claim"],
): Promise<string | null> {
  const issued: string[] = [];
  const deliver = (token: string) => void issued.push(token);
  const { handlers } = NextAuth(configure(ctx, tx, { claim, deliver, facts: forbidden }));
  const base = `${ctx.settings.APP_URL}/api/auth`;
  const { csrfToken, cookie } = await csrf(handlers.GET, base);
  const body = new URLSearchParams({ email, csrfToken, callbackUrl: ctx.settings.APP_URL });
  await handlers.POST(
    new NextRequest(`${base}/signin/${PROVIDER}`, { method: "POST", headers: { cookie }, body }),
  );
  return issued[0] ?? null;
}

/**
 * Has next-auth consume a link and open a session, once the link is claimed.
 * @returns the value of the session cookie, or nothing when it was refused
 */
export async function openWithLink(
  ctx: AuthCtx,
  tx: Tx,
  link: { email: string; token: string },
  steps: Pick<Steps, "claim" | "facts">,
): Promise<string | null> {
  const { handlers } = NextAuth(configure(ctx, tx, { ...steps, deliver: forbidden }));
  const { APP_URL } = ctx.settings;
  const query = new URLSearchParams({ ...link, callbackUrl: APP_URL });
  const address = `${APP_URL}/api/auth/callback/${PROVIDER}?${query.toString()}`;
  const response = await handlers.POST(new NextRequest(address, { method: "POST" }));
  return cookiesOf(response).get(SESSION_COOKIE) ?? null;
}
