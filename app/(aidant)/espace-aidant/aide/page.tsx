import type { Metadata } from "next";
import { HelpScreen } from "@/components/aide/HelpScreen";
import { requireMember } from "@/lib/auth/require";
import { requestContext } from "@/lib/http/request-context";

export const metadata: Metadata = { title: "J’ai besoin d’aide – Aidants Connect" };

/** Open to every member, before the conditions of use are accepted too (auth-referent §2.11). */
export default async function HelpPage() {
  const ctx = await requestContext();
  const { fullName, organisationName } = await requireMember(ctx);
  const contact = ctx.settings.CONTACT_EMAIL;
  return <HelpScreen fullName={fullName} organisationName={organisationName} contact={contact} />;
}
