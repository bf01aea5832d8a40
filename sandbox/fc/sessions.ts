import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Identity } from "../identity.types";
import { clearCookie, readCookie, setCookie } from "../web/http";
import type { IdentityProvider } from "./providers";

/** A person identified at a provider, as the services of this browser will receive them. */
export interface FcLogin {
  accountId: string;
  identity: Identity;
  person: string;
  provider: IdentityProvider;
  /** Perimeters returned by Aidants Connect, kept for the other services of the same session. */
  repScope: readonly string[];
  /** Hint of the logout that goes through Aidants Connect. */
  idToken?: string;
  at: number;
}

export interface PendingAidantsConnect {
  uid: string;
  clientId: string;
  nonce: string;
  withoutScreens: boolean;
}

export interface FcSession {
  id: string;
  seenAt: number;
  /** Requests sent to Aidants Connect, by `state`. */
  pending: Map<string, PendingAidantsConnect>;
  /** Checked identities waiting for « Continuer », by interaction. */
  prepared: Map<string, { login: FcLogin; withoutScreens: boolean }>;
  /** Interactions whose mire shows that Aidants Connect came back without an identity. */
  failed: Set<string>;
  /** Interaction whose error page links back to the service. */
  returnTo?: string;
  login?: FcLogin;
  logout?: { state: string; returnTo: string };
}

export const SESSION_COOKIE = "fc_sim_session";
export const OP_SESSION_COOKIE = "fc_sim_op_session";
const LIFE_MS = 30 * 60 * 1000;

export class FcSessions {
  readonly #sessions = new Map<string, FcSession>();

  find(req: IncomingMessage): FcSession | undefined {
    const session = this.#sessions.get(readCookie(req, SESSION_COOKIE) ?? "");
    if (!session) return undefined;
    if (Date.now() - session.seenAt > LIFE_MS) {
      this.#sessions.delete(session.id);
      return undefined;
    }
    session.seenAt = Date.now();
    return session;
  }

  open(req: IncomingMessage, res: ServerResponse): FcSession {
    const known = this.find(req);
    if (known) return known;
    const session: FcSession = {
      id: randomUUID(),
      seenAt: Date.now(),
      pending: new Map(),
      prepared: new Map(),
      failed: new Set(),
    };
    this.#sessions.set(session.id, session);
    setCookie(res, SESSION_COOKIE, session.id);
    return session;
  }

  close(session: FcSession, res: ServerResponse): void {
    this.#sessions.delete(session.id);
    clearCookie(res, SESSION_COOKIE);
    clearCookie(res, OP_SESSION_COOKIE);
  }

  clear(): void {
    this.#sessions.clear();
  }
}

/** The person already identified in this browser less than 30 minutes ago. */
export function ssoLogin(session: FcSession): FcLogin | undefined {
  const { login } = session;
  return login && Date.now() - login.at < LIFE_MS ? login : undefined;
}
