import type { NextRequest } from "next/server";
import { buildContext } from "@/lib/context";
import type { Ctx } from "@/lib/context.types";
import { developmentServer } from "@/lib/env";
import { readRequest, type BrowserRequest } from "./browser-request";
import { originOf, REQUEST_ID_HEADER } from "./origin";
import { securityHeaders } from "./security-headers";

/** One request on its way through middleware.ts. */
export interface Visit {
  ctx: Ctx;
  request: NextRequest;
  received: BrowserRequest;
  requestId: string;
  nonce: string;
  /** Headers of whatever is answered. */
  answerHeaders: Record<string, string>;
}

/** Names the request, draws its nonce and decides its headers. */
export function openVisit(request: NextRequest): Visit {
  const received = readRequest(request);
  const base = buildContext();
  const { settings, random } = base;
  const requestId = random.uuid();
  const header = (name: string) => (name === REQUEST_ID_HEADER ? requestId : received.header(name));
  const nonce = random.token(16);
  const answerHeaders = securityHeaders({
    path: received.path,
    nonce,
    secure: settings.APP_URL.startsWith("https:"),
    development: developmentServer,
    franceConnect: { issuer: settings.FC_FS_ISSUER, redirectUris: settings.FC_FI_REDIRECT_URIS },
  });
  return {
    ctx: buildContext(originOf(header)),
    request,
    received,
    requestId,
    nonce,
    answerHeaders,
  };
}
