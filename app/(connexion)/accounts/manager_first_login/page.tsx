import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { FirstLoginForm } from "@/components/premiere-connexion/FirstLoginForm";
import { findLiveSession } from "@/lib/auth/require";
import { HOME_PATH } from "@/lib/auth/session-paths";
import { requestContext } from "@/lib/http/request-context";
import { askFirstConnectionAction } from "./actions";

export const metadata: Metadata = { title: "Première connexion référent – Aidants Connect" };

export default async function FirstLoginPage() {
  const ctx = await requestContext();
  if (await findLiveSession(ctx)) redirect(HOME_PATH);
  return <FirstLoginForm action={askFirstConnectionAction} contact={ctx.settings.CONTACT_EMAIL} />;
}
