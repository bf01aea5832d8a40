"use server";
import { redirect } from "next/navigation";
import { defineAction } from "@/lib/actions/define-action";
import { requireStaff } from "@/lib/auth/require-staff";
import { refuseChangeSchema, refuseStructureChange } from "@/lib/changement/close-change";
import {
  validateChangeSchema,
  validateStructureChange,
} from "@/lib/changement/validate-structure-change";
import type { Ctx } from "@/lib/context.types";
import { setFlash } from "@/lib/http/flash";

const LIST = "/administration/changements/";
const isSecure = (ctx: Ctx) => ctx.settings.APP_URL.startsWith("https:");

export const validateChangeAction = defineAction({
  actor: (ctx) => requireStaff(ctx, "TEAM"),
  schema: validateChangeSchema,
  run: validateStructureChange,
  onSuccess: async (_done, ctx) => {
    await setFlash("changement-valide", isSecure(ctx));
    redirect(LIST);
  },
});

export const refuseChangeAction = defineAction({
  actor: (ctx) => requireStaff(ctx, "TEAM"),
  schema: refuseChangeSchema,
  run: refuseStructureChange,
  onSuccess: async (_done, ctx) => {
    await setFlash("changement-refuse", isSecure(ctx));
    redirect(LIST);
  },
});
