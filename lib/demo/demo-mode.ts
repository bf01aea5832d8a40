import type { Ctx } from "@/lib/context.types";

/** The demonstration's pages show codes and mails: they exist in no other mode (decision 21). */
export const isDemoOpen = (ctx: Pick<Ctx, "settings">): boolean =>
  ctx.settings.APP_MODE === "demo" || ctx.settings.APP_MODE === "test";
