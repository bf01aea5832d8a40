"use server";
import { redirect } from "next/navigation";
import { defineAction } from "@/lib/actions/define-action";
import { requireStaff } from "@/lib/auth/require-staff";
import { setFlash } from "@/lib/http/flash";
import { createNotifications } from "@/lib/notification/create-notifications";
import { createNotificationsSchema } from "@/lib/notification/schemas";

export const createNotificationsAction = defineAction({
  actor: (ctx) => requireStaff(ctx, "METIER"),
  schema: createNotificationsSchema,
  run: createNotifications,
  onSuccess: async (_count, ctx) => {
    await setFlash("message-ecrit", ctx.settings.APP_URL.startsWith("https:"));
    redirect("/administration/messages/");
  },
});
