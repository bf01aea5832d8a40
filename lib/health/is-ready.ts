import type { Ctx } from "@/lib/context.types";

const PATIENCE_MS = 2_000;

/** Whether this process may be sent requests: its database answers within two seconds (decision 35). */
export async function isReady(ctx: Pick<Ctx, "db" | "log">): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), PATIENCE_MS);
  });
  const answer = ctx.db.$queryRaw`select 1`.then(
    () => true,
    () => false,
  );
  const ready = await Promise.race([answer, late]);
  clearTimeout(timer);
  if (!ready) ctx.log.error({ check: "ready" }, "the database does not answer");
  return ready;
}
