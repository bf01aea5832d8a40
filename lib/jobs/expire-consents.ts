import { expireConsents } from "@/lib/consentement/expire-consents";
import type { Task } from "./task";

/** Requests of consent by SMS that nobody answered in time (mandats §7.5). */
export const expireConsentsTask: Task = {
  name: "expire-sms-consents",
  cron: "* * * * *",
  atStart: true,
  run: async (ctx) => ({ consents: await expireConsents(ctx) }),
};
