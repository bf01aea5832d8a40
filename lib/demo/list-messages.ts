import type { Ctx } from "@/lib/context.types";
import { RECIPIENT_PURPOSE } from "@/lib/outbox/enqueue";
import { openPayload } from "@/lib/outbox/payload";
import { isDemoOpen } from "./demo-mode";

const SHOWN = 50;

export interface DemoMessage {
  /** Name of the message, for instance `login-link`. */
  kind: string;
  channel: "MAIL" | "SMS";
  to: string;
  subject: string | null;
  text: string;
  html: string | null;
  createdAt: string;
}

/** A `+` that a query string turned into a space comes back; case means nothing in an address. */
function recipients(ctx: Ctx, to: string): string[] {
  const typed = to.startsWith(" ") ? `+${to.trim()}` : to.trim();
  return [...new Set([typed, typed.toLowerCase()])].map((value) =>
    ctx.keyedHash(RECIPIENT_PURPOSE, value),
  );
}

/**
 * Mails and SMS of the demonstration, newest first.
 * @param to address or number of one recipient; everybody's when empty
 * @returns null outside demo and test modes
 */
export async function listDemoMessages(ctx: Ctx, to = ""): Promise<DemoMessage[] | null> {
  if (!isDemoOpen(ctx)) return null;
  const rows = await ctx.db.outboxMessage.findMany({
    where: {
      channel: { in: ["MAIL", "SMS"] },
      payload: { not: "" },
      ...(to.trim() === "" ? {} : { recipientHash: { in: recipients(ctx, to) } }),
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: SHOWN,
  });
  return rows.flatMap((row): DemoMessage[] => {
    const message = openPayload(ctx, row);
    if (message.channel === "PDF") return [];
    const mail = message.channel === "MAIL" ? message : null;
    return [
      {
        kind: message.kind,
        channel: message.channel,
        to: message.to,
        subject: mail?.subject ?? null,
        text: message.text,
        html: mail?.html ?? null,
        createdAt: row.createdAt.toISOString(),
      },
    ];
  });
}
