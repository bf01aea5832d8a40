import type { Metadata } from "next";
import { FirstLoginSent } from "@/components/premiere-connexion/FirstLoginSent";
import { requestContext } from "@/lib/http/request-context";

export const metadata: Metadata = { title: "Confirmez votre adresse e-mail – Aidants Connect" };

/** The same page whatever was typed: it reads nothing. */
export default async function FirstLoginSentPage() {
  const { settings } = await requestContext();
  const minutes = (seconds: number) => Math.round(seconds / 60);
  return (
    <FirstLoginSent
      linkMinutes={minutes(settings.FIRST_LOGIN_LINK_TTL)}
      codeMinutes={minutes(settings.FIRST_LOGIN_CODE_TTL)}
      contact={settings.CONTACT_EMAIL}
    />
  );
}
