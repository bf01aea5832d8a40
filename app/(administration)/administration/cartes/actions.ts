"use server";
import { redirect } from "next/navigation";
import { defineAction } from "@/lib/actions/define-action";
import { requireSteppedStaff } from "@/lib/auth/require-staff";
import { confirmImport, confirmImportSchema } from "@/lib/carte-totp/confirm-import";
import { setFlash } from "@/lib/http/flash";

export const confirmImportAction = defineAction({
  actor: (ctx) => requireSteppedStaff(ctx, "METIER"),
  schema: confirmImportSchema,
  run: confirmImport,
  onSuccess: async (_counts, ctx) => {
    await setFlash("cartes-importees", ctx.settings.APP_URL.startsWith("https:"));
    redirect("/administration/cartes/");
  },
});
