import { PrismaAdapter } from "@auth/prisma-adapter";
import type { Adapter } from "next-auth/adapters";
import type { Ctx } from "@/lib/context.types";
import { sha256 } from "@/lib/crypto/hash";
import type { Tx } from "@/lib/db/transaction";

/** What a session row holds beyond what next-auth knows of it. */
export interface SessionFacts {
  organisationId: string;
  browser: string;
  ipPrefix: string;
  /** By a first connection. */
  openedBySms: boolean;
}

type AdapterCtx = Pick<Ctx, "clock" | "settings">;

/** next-auth compares expiries with the machine's clock; ours were judged with the context's. */
const NEVER = new Date(8.64e15);

const refuse = (): never => {
  throw new Error("signing in never creates, links nor deletes an account");
};

/**
 * The Prisma adapter inside the caller's transaction, with what decision 2 changes: session tokens
 * are stored hashed, ended sessions are kept with their reason, instants come from the context.
 */
export function transactionAdapter(ctx: AdapterCtx, tx: Tx, facts: () => SessionFacts): Adapter {
  const base = PrismaAdapter(tx);
  return {
    ...base,
    createUser: refuse,
    deleteUser: refuse,
    linkAccount: refuse,
    updateUser: async ({ id }) => {
      const data = { emailVerified: ctx.clock.now() };
      await tx.user.updateMany({ where: { id, emailVerified: null }, data });
      return tx.user.findUniqueOrThrow({ where: { id } });
    },
    createVerificationToken: async (token) => {
      const ttl = ctx.settings.LOGIN_LINK_TTL * 1000;
      const expires = new Date(ctx.clock.now().getTime() + ttl);
      return base.createVerificationToken?.({ ...token, expires });
    },
    useVerificationToken: async (params) => {
      const used = await base.useVerificationToken?.(params);
      return used && used.expires > ctx.clock.now() ? { ...used, expires: NEVER } : null;
    },
    createSession: async ({ sessionToken, userId }) => {
      const now = ctx.clock.now();
      const expires = new Date(now.getTime() + ctx.settings.SESSION_ABSOLUTE * 1000);
      await tx.session.create({
        data: {
          sessionToken: sha256(sessionToken),
          userId,
          ...facts(),
          createdAt: now,
          lastActivityAt: now,
          lastOtpAt: now,
          expires,
        },
      });
      return { sessionToken, userId, expires };
    },
    getSessionAndUser: async () => null,
    updateSession: async () => null,
    deleteSession: async (sessionToken) => {
      await tx.session.updateMany({
        where: { sessionToken: sha256(sessionToken), endedAt: null },
        data: { endedAt: ctx.clock.now(), endReason: "REVOKED" },
      });
    },
  };
}
