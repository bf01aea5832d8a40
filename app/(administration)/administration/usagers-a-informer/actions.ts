"use server";
import { redirect } from "next/navigation";
import { defineAction } from "@/lib/actions/define-action";
import { requireStaff } from "@/lib/auth/require-staff";
import { setFlash } from "@/lib/http/flash";
import { noteInformed, noteInformedSchema } from "@/lib/organisation/note-informed";

export const noteInformedAction = defineAction({
  actor: (ctx) => requireStaff(ctx, "TECHNICAL"),
  schema: noteInformedSchema,
  lists: ["mandat"],
  run: noteInformed,
  onSuccess: async (_count, ctx) => {
    await setFlash("usagers-informes", ctx.settings.APP_URL.startsWith("https:"));
    redirect("/administration/usagers-a-informer/");
  },
});
