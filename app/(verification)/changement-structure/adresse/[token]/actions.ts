"use server";
import { redirect } from "next/navigation";
import { defineAction } from "@/lib/actions/define-action";
import { answerLinkSchema, confirmNewAddress } from "@/lib/changement/answer-link";
import { setFlash } from "@/lib/http/flash";

export const confirmNewAddressAction = defineAction({
  // the link is the right to act: nobody is signed in
  actor: () => Promise.resolve(null),
  schema: answerLinkSchema,
  secrets: ["token"],
  run: (ctx, _visitor, input) => confirmNewAddress(ctx, input),
  onSuccess: async (_done, ctx) => {
    await setFlash("nouvelle-adresse-confirmee", ctx.settings.APP_URL.startsWith("https:"));
    redirect("/");
  },
});
