import type { Ctx } from "@/lib/context.types";
import { speaksUtc } from "@/lib/db/time-zone";

const PATIENCE_MS = 2_000;

type Answer = "ready" | "not in UTC" | "no answer";

/**
 * Whether this process may be sent requests: its database answers within two seconds (decision 35), and
 * in UTC.
 */
export async function isReady(ctx: Pick<Ctx, "db" | "log">): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Answer>((resolve) => {
    timer = setTimeout(() => resolve("no answer"), PATIENCE_MS);
  });
  const asked = speaksUtc(ctx).then(
    (utc): Answer => (utc ? "ready" : "not in UTC"),
    (): Answer => "no answer",
  );
  const answer = await Promise.race([asked, late]);
  clearTimeout(timer);
  if (answer !== "ready") ctx.log.error({ check: "ready", answer }, "the database cannot be used");
  return answer === "ready";
}
