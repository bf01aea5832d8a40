"use server";
import { redirect } from "next/navigation";
import { z } from "zod";
import { defineAction } from "@/lib/actions/define-action";
import { endOwnSessions, OTHERS } from "@/lib/auth/own-sessions";
import { requireSettled } from "@/lib/auth/require";
import { needsNewCode } from "@/lib/auth/step-up";
import { codeSchema } from "@/lib/carte-totp/code";

export const endSessionsAction = defineAction({
  actor: requireSettled,
  schema: (ctx, actor) => {
    const session = z.union([z.literal(OTHERS), z.uuid()], { error: "Choisissez une connexion." });
    const code = needsNewCode(ctx, actor) ? codeSchema : z.string().optional();
    return Promise.resolve(z.object({ session, code }));
  },
  secrets: ["code"],
  run: (ctx, actor, { session, code }) =>
    endOwnSessions(ctx, actor, { sessionId: session === OTHERS ? undefined : session, code }),
  onSuccess: () => redirect("/espace-aidant/mes-connexions/"),
});
