import { templateFaults } from "@/lib/attestation/registered-templates";
import type { Ctx } from "@/lib/context.types";
import { speaksUtc } from "@/lib/db/time-zone";

const PATIENCE_MS = 2_000;

type Answer = "ready" | "not in UTC" | "other templates" | "no answer";

async function ask(ctx: Pick<Ctx, "db" | "clock">): Promise<Answer> {
  if (!(await speaksUtc(ctx))) return "not in UTC";
  return (await templateFaults(ctx)).length === 0 ? "ready" : "other templates";
}

/**
 * Whether this process may be sent requests: its database answers within two seconds (decision 35), in
 * UTC, and knows the legal texts that this code would print.
 */
export async function isReady(ctx: Pick<Ctx, "db" | "clock" | "log">): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Answer>((resolve) => {
    timer = setTimeout(() => resolve("no answer"), PATIENCE_MS);
  });
  const asked = ask(ctx).catch((): Answer => "no answer");
  const answer = await Promise.race([asked, late]);
  clearTimeout(timer);
  if (answer !== "ready") ctx.log.error({ check: "ready", answer }, "the database cannot be used");
  return answer === "ready";
}
