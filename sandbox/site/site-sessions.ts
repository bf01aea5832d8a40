import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { clearCookie, readCookie, setCookie } from "../web/http";
import type { LoginRequest, SiteLogin } from "./france-connect";

export interface SiteSession {
  id: string;
  request?: LoginRequest;
  /** By service: being known to one of them says nothing to the others. */
  logins: ReadonlyMap<string, SiteLogin>;
}

const COOKIE = "demo_site_session";

export class SiteSessions {
  readonly #sessions = new Map<string, SiteSession>();

  find(req: IncomingMessage): SiteSession | undefined {
    return this.#sessions.get(readCookie(req, COOKIE) ?? "");
  }

  /** A new identifier at each login, so that one known beforehand is worth nothing. */
  open(req: IncomingMessage, res: ServerResponse): SiteSession {
    const former = this.find(req);
    if (former) this.#sessions.delete(former.id);
    const session: SiteSession = { logins: new Map(), ...former, id: randomUUID() };
    this.#sessions.set(session.id, session);
    setCookie(res, COOKIE, session.id);
    return session;
  }

  close(req: IncomingMessage, res: ServerResponse): void {
    const session = this.find(req);
    if (session) this.#sessions.delete(session.id);
    clearCookie(res, COOKIE);
  }
}
