"use server";
import { defineReportAction } from "@/lib/actions/define-action";
import { requireSteppedStaff } from "@/lib/auth/require-staff";
import { closeAccounts, closeAccountsSchema } from "@/lib/compte/close-by-team";

export const closeAccountsAction = defineReportAction({
  actor: (ctx) => requireSteppedStaff(ctx, "METIER"),
  schema: closeAccountsSchema,
  run: closeAccounts,
});
