"use server";
import { redirect } from "next/navigation";
import { z } from "zod";
import { defineAction } from "@/lib/actions/define-action";
import { endOwnSessions } from "@/lib/auth/own-sessions";
import { requireSettled } from "@/lib/auth/require";

export const endSessionsAction = defineAction({
  actor: requireSettled,
  schema: z.object({ session: z.uuid().optional() }),
  run: (ctx, actor, { session }) => endOwnSessions(ctx, actor, session),
  onSuccess: () => redirect("/espace-aidant/mes-connexions/"),
});
