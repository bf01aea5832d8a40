import { mailBody } from "@/lib/auth/mail-body";
import type { Ctx } from "@/lib/context.types";
import type { MailMessage } from "@/lib/outbox/message";

interface Recipient {
  email: string;
  firstName: string;
  lastName: string;
}

/** To the référents of the structures where the person already was: one more structure. */
export const memberAddedMail = (
  ctx: Pick<Ctx, "settings">,
  to: Recipient,
  facts: { aidant: Recipient; target: string; by: string },
): MailMessage => ({
  channel: "MAIL",
  kind: "member-added-elsewhere",
  to: to.email,
  subject: "Un aidant de votre structure en rejoint une autre",
  ...mailBody({
    greeting: `Bonjour ${to.firstName} ${to.lastName},`,
    paragraphs: [
      `${facts.aidant.firstName} ${facts.aidant.lastName} (${facts.aidant.email}) a été ajouté à ${facts.target} par ${facts.by}, et reste dans votre structure.`,
    ],
    notices: [`Si cet ajout vous surprend, écrivez à ${ctx.settings.CONTACT_EMAIL}.`],
  }),
});
