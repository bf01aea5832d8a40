import { mailBody } from "@/lib/auth/mail-body";
import type { Ctx } from "@/lib/context.types";
import type { MailMessage } from "@/lib/outbox/message";

interface Reader {
  email: string;
  firstName: string;
  lastName: string;
  canCreateMandats: boolean;
}

/** « De nouvelles fonctionnalités » (mandats §8): the text itself is in the space, not in the mail. */
export function newFeatureMail(ctx: Pick<Ctx, "settings">, to: Reader): MailMessage {
  const { APP_URL } = ctx.settings;
  const [space, path] = to.canCreateMandats
    ? ["espace aidant", "/espace-aidant/"]
    : ["espace référent", "/espace-referent/"];
  return {
    channel: "MAIL",
    kind: "new-feature",
    to: to.email,
    subject: "Du nouveau dans votre espace Aidants Connect",
    ...mailBody({
      greeting: `Bonjour ${to.firstName} ${to.lastName},`,
      paragraphs: [
        `Une nouveauté est arrivée sur Aidants Connect. Elle est présentée sur l'accueil de votre ${space}.`,
      ],
      button: { label: `Ouvrir mon ${space}`, url: `${APP_URL}${path}` },
    }),
  };
}
