import type { Ctx } from "@/lib/context.types";
import type { Notification, Prisma, User } from "@/lib/generated/prisma/client";

/** A message to be hidden by its reader, written now, unless told otherwise. */
export const givenNotification = (
  ctx: Ctx,
  user: Pick<User, "id">,
  options: Partial<Prisma.NotificationUncheckedCreateInput> = {},
): Promise<Notification> =>
  ctx.db.notification.create({
    data: {
      id: ctx.random.uuid(),
      userId: user.id,
      type: "INFORMATION",
      body: "Le service sera **coupé** dimanche.",
      createdAt: ctx.clock.now(),
      ...options,
    },
  });
