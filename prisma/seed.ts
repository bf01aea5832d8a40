// Demonstration data: invented people and structures, written once (running it again changes nothing).
import { startContext } from "../lib/context";
import { seedFormation } from "../lib/demo/formation";
import { seedRequests } from "../lib/demo/habilitation";
import { seedMandats } from "../lib/demo/seed-mandats";
import { seedNotifications } from "../lib/demo/notifications";
import { seedPeople } from "../lib/demo/seed-people";
import { seedStatistics } from "../lib/demo/seed-statistics";
import { refreshStatistics } from "../lib/statistiques/refresh";
import { env } from "../lib/env";

const settings = env();
if (settings.APP_MODE === "production") {
  throw new Error("Demonstration data is refused in production.");
}
const ctx = await startContext(settings);
try {
  await seedPeople(ctx);
  await seedMandats(ctx);
  await seedNotifications(ctx);
  await seedStatistics(ctx);
  await refreshStatistics(ctx);
  await seedFormation(ctx);
  await seedRequests(ctx);
} finally {
  await ctx.db.$disconnect();
}
