"use server";
import { redirect } from "next/navigation";
import { z } from "zod";
import { defineAction } from "@/lib/actions/define-action";
import type { StaffActor } from "@/lib/auth/actor";
import { requireStaff } from "@/lib/auth/require-staff";
import type { Ctx } from "@/lib/context.types";
import { setFlash } from "@/lib/http/flash";
import type { FlashCode } from "@/lib/http/flash-codes";
import { approveErasure } from "@/lib/retention/approve-erasure";
import { cancelErasure } from "@/lib/retention/cancel-erasure";
import { liftHold } from "@/lib/retention/lift-hold";
import { placeHold } from "@/lib/retention/place-hold";
import { requestErasure } from "@/lib/retention/request-erasure";
import { erasureSchema, holdSchema, liftSchema } from "@/lib/retention/schemas";

const HOME = "/administration/conservation/";
const actor = (ctx: Ctx): Promise<StaffActor> => requireStaff(ctx, "TECHNICAL");

const done = (code: FlashCode) => async (_result: unknown, ctx: Ctx) => {
  await setFlash(code, ctx.settings.APP_URL.startsWith("https:"));
  redirect(HOME);
};

export const requestErasureAction = defineAction({
  actor,
  schema: z.object({}),
  run: (ctx, staff) => requestErasure(ctx, staff),
  onSuccess: done("effacement-demande"),
});

export const approveErasureAction = defineAction({
  actor,
  schema: erasureSchema,
  run: (ctx, staff, { demande }) => approveErasure(ctx, staff, demande),
  onSuccess: done("effacement-approuve"),
});

export const cancelErasureAction = defineAction({
  actor,
  schema: erasureSchema,
  run: (ctx, staff, { demande }) => cancelErasure(ctx, staff, demande),
  onSuccess: done("effacement-annule"),
});

export const placeHoldAction = defineAction({
  actor,
  schema: holdSchema,
  run: placeHold,
  onSuccess: done("mesure-posee"),
});

export const liftHoldAction = defineAction({
  actor,
  schema: liftSchema,
  run: liftHold,
  onSuccess: done("mesure-levee"),
});
