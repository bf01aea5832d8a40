import type { Metadata } from "next";
import { ReferentHelpScreen } from "@/components/referent/ReferentHelpScreen";
import { requireReferent } from "@/lib/auth/require";
import { requestContext } from "@/lib/http/request-context";
import { contactLink } from "@/lib/referent/contact-link";
import { readOwnOrganisation } from "@/lib/referent/read-organisation";

export const metadata: Metadata = { title: "Aide – Espace référent – Aidants Connect" };

export default async function ReferentHelpPage() {
  const ctx = await requestContext();
  const actor = await requireReferent(ctx);
  const { habilitationNumber } = await readOwnOrganisation(ctx, actor);
  const contact = ctx.settings.CONTACT_EMAIL;
  const contactHref = contactLink(contact, actor, habilitationNumber);
  return <ReferentHelpScreen contact={contact} contactHref={contactHref} />;
}
