import type { Ctx } from "@/lib/context.types";
import type { NotificationKind } from "@/lib/notification/model";
import { dateOf, parisDay } from "@/lib/attestation/paris-dates";
import { DEMO_ACCOUNTS } from "./accounts";

const DAY_MS = 24 * 3_600_000;

interface DemoNotification {
  type: NotificationKind;
  body: string;
  daysAgo: number;
  /** Leaves on that day instead of being hidden by its reader. */
  leavesInDays?: number;
  read?: true;
}

/** One message of each type, and an older one already read. */
const DEMO_NOTIFICATIONS: readonly DemoNotification[] = [
  {
    type: "WARNING",
    body: "Une maintenance est prévue **dimanche de 8 h à 10 h**. Les mandats ne pourront pas être utilisés pendant ce temps.",
    daysAgo: 0,
    leavesInDays: 10,
  },
  {
    type: "NEW_FEATURE",
    body: "Le renouvellement se fait maintenant depuis « Mes mandats », **sans repasser par FranceConnect**. Le [tutoriel](/espace-aidant/tutoriel/) explique chaque étape.",
    daysAgo: 2,
  },
  {
    type: "INFORMATION",
    body: "Pensez à imprimer **deux exemplaires** de chaque mandat :\n\n- un pour la personne ;\n- un pour votre structure, à garder six ans après la fin du mandat.",
    daysAgo: 12,
  },
  {
    type: "INFORMATION",
    body: "Bienvenue sur Aidants Connect ! Une question ? La page [J’ai besoin d’aide](/espace-aidant/aide/) y répond peut-être déjà.",
    daysAgo: 60,
    read: true,
  },
];

/** Messages of the demonstration for each account that has none, so that running it again adds nothing. */
export async function seedNotifications(ctx: Ctx): Promise<void> {
  const now = ctx.clock.now();
  const away = (days: number) => new Date(now.getTime() + days * DAY_MS);
  const people = await ctx.db.user.findMany({
    where: {
      email: { in: DEMO_ACCOUNTS.map(({ email }) => email) },
      notifications: { none: {} },
    },
    select: { id: true },
  });
  await ctx.db.notification.createMany({
    data: people.flatMap(({ id: userId }) =>
      DEMO_NOTIFICATIONS.map(({ type, body, daysAgo, leavesInDays, read }) => ({
        id: ctx.random.uuid(),
        userId,
        type,
        body,
        createdAt: away(-daysAgo),
        mustAck: leavesInDays === undefined,
        autoAckDate: leavesInDays === undefined ? null : dateOf(parisDay(away(leavesInDays))),
        readAt: read ? away(1 - daysAgo) : null,
      })),
    ),
  });
}
