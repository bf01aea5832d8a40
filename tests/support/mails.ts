import type { Ctx } from "@/lib/context.types";
import type { MailMessage } from "@/lib/outbox/message";
import { openPayload } from "@/lib/outbox/payload";

/** Mails of one name that wait or have left, oldest first. */
export async function mailsNamed(ctx: Ctx, kind: string): Promise<MailMessage[]> {
  const rows = await ctx.db.outboxMessage.findMany({
    where: { kind },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  return rows.flatMap((row) => {
    const message = openPayload(ctx, row);
    return message.channel === "MAIL" ? [message] : [];
  });
}
