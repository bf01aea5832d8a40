import type { Ctx } from "@/lib/context.types";
import type { RequestEventType, RequestSender, RequestStatus } from "@/lib/generated/prisma/enums";
import type { IssuerActor } from "./issuer-actor";
import { findOwnRequest, type WholeRequest } from "./lock-request";
import { openManagerPhone } from "./manager-phone";
import { invalidSections, type Section } from "./sections";

export interface RequestView {
  request: WholeRequest;
  /** Number of the référent in clear, E.164. */
  phone: string | null;
  /** Parts to be completed before the request can be sent. */
  invalid: Section[];
}

/** @throws DEMANDE_INTROUVABLE when it is unknown or another issuer's */
export async function readRequest(
  ctx: Ctx,
  actor: IssuerActor,
  requestId: string,
): Promise<RequestView> {
  const request = await findOwnRequest(ctx.db, actor, requestId);
  const phone = request.manager ? openManagerPhone(ctx, request.id, request.manager.phone) : null;
  return { request, phone, invalid: invalidSections(request, phone) };
}

export interface ThreadMessage {
  id: string;
  sender: RequestSender;
  /** Name of the author, or « Aidants Connect ». */
  author: string;
  content: string;
  createdAt: Date;
}

export interface TimelineEvent {
  type: RequestEventType;
  occurredAt: Date;
}

/**
 * Exchanges and timeline of a request of this issuer.
 * @throws DEMANDE_INTROUVABLE
 */
export async function readThread(
  ctx: Ctx,
  actor: IssuerActor,
  requestId: string,
): Promise<{ messages: ThreadMessage[]; events: TimelineEvent[] }> {
  const { id } = await findOwnRequest(ctx.db, actor, requestId);
  const messages = await ctx.db.requestMessage.findMany({
    where: { requestId: id },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  const events = await ctx.db.requestEvent.findMany({
    where: { requestId: id },
    orderBy: [{ occurredAt: "asc" }, { id: "asc" }],
    select: { type: true, occurredAt: true },
  });
  const own = `${actor.firstName} ${actor.lastName}`;
  return {
    messages: messages.map(({ id: messageId, sender, content, createdAt }) => ({
      id: messageId,
      sender,
      author: sender === "ISSUER" ? own : "Aidants Connect",
      content,
      createdAt,
    })),
    events,
  };
}

export interface ListedRequest {
  id: string;
  createdAt: Date;
  status: RequestStatus;
  name: string;
  address: string;
  /** The référent included when he is an aidant. */
  aidants: number;
}

/** Requests of an issuer, newest first (F8). */
export async function listRequests(ctx: Ctx, actor: IssuerActor): Promise<ListedRequest[]> {
  const rows = await ctx.db.structureRequest.findMany({
    where: { issuerId: actor.issuerId },
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
    include: { manager: { select: { isAidant: true } }, _count: { select: { aidants: true } } },
  });
  return rows.map((row) => ({
    id: row.id,
    createdAt: row.createdAt,
    status: row.status,
    name: row.name,
    address: [row.address, [row.zipcode, row.city].filter(Boolean).join(" ")]
      .filter(Boolean)
      .join(", "),
    aidants: row._count.aidants + (row.manager?.isAidant ? 1 : 0),
  }));
}
