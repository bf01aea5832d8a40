import { redirect } from "next/navigation";
import { ADDITION_PATHS } from "@/components/ajout/paths";
import type { Saved } from "@/lib/ajout/save-untrained";
import type { Ctx } from "@/lib/context.types";
import { setFlash } from "@/lib/http/flash";

/** Where step 2 goes once its rows are kept. */
export async function afterSave(
  saved: Saved,
  ctx: Ctx,
  kind: "untrained" | "trained",
): Promise<never> {
  const secure = ctx.settings.APP_URL.startsWith("https:");
  if (saved.to === "confirmation") redirect(ADDITION_PATHS.confirmation);
  if (saved.to === "profile") {
    await setFlash("ajout-abandonne", secure);
    redirect(ADDITION_PATHS.profile);
  }
  if ("row" in saved) redirect(`${ADDITION_PATHS[kind]}?ligne=${String(saved.row)}`);
  await setFlash("aidant-retire-de-la-liste", secure);
  redirect(ADDITION_PATHS[kind]);
}
