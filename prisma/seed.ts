// Demonstration data: invented people and structures, written once (running it again changes nothing).
import { startContext } from "../lib/context";
import { seedMandats } from "../lib/demo/seed-mandats";
import { seedNotifications } from "../lib/demo/notifications";
import { seedPeople } from "../lib/demo/seed-people";
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
} finally {
  await ctx.db.$disconnect();
}
