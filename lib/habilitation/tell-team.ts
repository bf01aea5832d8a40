import type { Ctx } from "@/lib/context.types";
import type { Tx } from "@/lib/db/transaction";
import { enqueue } from "@/lib/outbox/enqueue";
import { teamNoticeMail } from "./request-mails";

interface Told {
  id: string;
  name: string;
  habilitationNumber: string | null;
  assignedToId: string | null;
}

/** To whoever studies the request, else to the mailbox of the team (M10). */
export async function tellTeam(
  ctx: Pick<Ctx, "random" | "cipher" | "keyedHash" | "settings">,
  tx: Tx,
  now: Date,
  request: Told,
  event: "message" | "resubmitted" | "withdrawn",
): Promise<void> {
  const reviewer =
    request.assignedToId === null
      ? null
      : await tx.user.findFirst({
          where: { id: request.assignedToId, deactivatedAt: null },
          select: { email: true },
        });
  const to = reviewer?.email ?? ctx.settings.CONTACT_EMAIL;
  const mailed = { id: request.id, name: request.name, number: request.habilitationNumber };
  await enqueue(ctx, tx, now, teamNoticeMail(ctx, to, mailed, event));
}
