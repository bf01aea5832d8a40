"use server";
import { redirect } from "next/navigation";
import { defineAction } from "@/lib/actions/define-action";
import { startAddition, startAdditionSchema } from "@/lib/ajout/start-addition";
import { requireActingReferent } from "@/lib/auth/require";
import { ADDITION_PATHS } from "@/components/ajout/paths";

/** Opens a draft for the chosen profile and forgets the former one. */
export const startAdditionAction = defineAction({
  actor: requireActingReferent,
  schema: startAdditionSchema,
  run: startAddition,
  onSuccess: (kind) => redirect(ADDITION_PATHS[kind]),
});
