import { mailBody } from "@/lib/auth/mail-body";
import type { Ctx } from "@/lib/context.types";
import type { MailMessage } from "@/lib/outbox/message";

interface Recipient {
  email: string;
  firstName: string;
  lastName: string;
}

interface AccountAct {
  /** Name of the message. */
  kind: string;
  subject: string;
  /** What was done, one sentence each. */
  facts: readonly string[];
  /** Who did it: « l'équipe Aidants Connect » or the name of a référent. */
  by: string;
  now: Date;
  /** Address of the recipient, when it is not the one of the account. */
  to?: string;
}

const instant = new Intl.DateTimeFormat("fr-FR", {
  dateStyle: "long",
  timeStyle: "short",
  timeZone: "Europe/Paris",
});

export const TEAM = "l'équipe Aidants Connect";

/** What somebody else did to an account, told to its holder (auth-referent §7, M7). */
export function accountActMail(
  ctx: Pick<Ctx, "settings">,
  holder: Recipient,
  act: AccountAct,
): MailMessage {
  return {
    channel: "MAIL",
    kind: act.kind,
    to: act.to ?? holder.email,
    subject: act.subject,
    ...mailBody({
      greeting: `Bonjour ${holder.firstName} ${holder.lastName},`,
      paragraphs: [...act.facts, `Le ${instant.format(act.now)} (heure de Paris), par ${act.by}.`],
      notices: [
        `Vous ne vous y attendiez pas ? Prévenez votre référent et écrivez tout de suite à ${ctx.settings.CONTACT_EMAIL}.`,
      ],
    }),
  };
}
