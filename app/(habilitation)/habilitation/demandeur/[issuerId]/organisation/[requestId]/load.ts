import { redirect } from "next/navigation";
import { requireIssuer } from "@/lib/auth/require-issuer";
import type { Ctx } from "@/lib/context.types";
import type { IssuerActor } from "@/lib/habilitation/issuer-actor";
import { requestPath } from "@/lib/habilitation/paths";
import { readRequest, type RequestView } from "@/lib/habilitation/read-request";
import { REQUEST_STATUS } from "@/lib/habilitation/status";
import { orAbsent } from "@/lib/http/or-absent";
import { requestContext } from "@/lib/http/request-context";

export interface RequestPageProps {
  params: Promise<{ issuerId: string; requestId: string }>;
}

export interface LoadedRequest extends RequestView {
  ctx: Ctx;
  issuer: IssuerActor;
}

/** Guards of every page of a request, in their order (habilitation §3): cookie, owner. */
export async function loadRequest({ params }: RequestPageProps): Promise<LoadedRequest> {
  const { issuerId, requestId } = await params;
  const ctx = await requestContext();
  const issuer = await requireIssuer(ctx, issuerId);
  return { ctx, issuer, ...(await orAbsent(readRequest(ctx, issuer, requestId))) };
}

/** The same for pages that change the request: when it may not be, its own page says so. */
export async function loadEditable(props: RequestPageProps): Promise<LoadedRequest> {
  const loaded = await loadRequest(props);
  const { issuer, request } = loaded;
  if (!REQUEST_STATUS[request.status].editable) {
    redirect(requestPath(issuer.issuerId, request.id, "voir"));
  }
  return loaded;
}
