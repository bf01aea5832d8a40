import { plainDate } from "@/lib/attestation/paris-dates";
import { mailBody } from "@/lib/auth/mail-body";
import type { Ctx } from "@/lib/context.types";
import type { MailMessage } from "@/lib/outbox/message";

export interface Person {
  email: string;
  firstName: string;
  lastName: string;
}

type Settings = Pick<Ctx, "settings">;

export const nameOf = ({ firstName, lastName }: Pick<Person, "firstName" | "lastName">): string =>
  `${firstName} ${lastName}`;

const question = (ctx: Settings): string =>
  `Une question ? Écrivez à ${ctx.settings.CONTACT_EMAIL}.`;

const mail = (
  to: string,
  kind: string,
  subject: string,
  content: Parameters<typeof mailBody>[0],
): MailMessage => ({ channel: "MAIL", kind, to, subject, ...mailBody(content) });

/** To a training body: a registered person will not come (habilitation §5.4). */
export const seatFreedMail = (
  ctx: Settings,
  to: string,
  trainee: Person,
  startAt: Date,
): MailMessage =>
  mail(to, "formation-seat-freed", "Une inscription à votre formation est annulée", {
    greeting: "Bonjour,",
    paragraphs: [
      `L'inscription de ${nameOf(trainee)} (${trainee.email}) à votre session Aidants Connect du ${plainDate(startAt)} est annulée à la demande de sa structure.`,
      "La place est de nouveau libre.",
    ],
    notices: [question(ctx)],
  });

/** To the aidant who will train colleagues: announced once (auth-referent §4.6). */
export const formateurMail = (
  ctx: Settings,
  to: Person,
  trainees: readonly Person[],
  organisationNames: readonly string[],
): MailMessage =>
  mail(to.email, "peer-training-announced", "Vous allez former des collègues à Aidants Connect", {
    greeting: `Bonjour ${nameOf(to)},`,
    paragraphs: [
      `Vous êtes désigné pour former à Aidants Connect, entre pairs, ces personnes (${organisationNames.join(", ")}) :`,
    ],
    items: trainees.map((trainee) => ({ text: `${nameOf(trainee)}, ${trainee.email}` })),
    notices: [
      "Attendez que notre équipe valide la demande avant de commencer : vous recevrez alors le guide du formateur.",
      "Si ce n'est pas prévu, parlez-en au référent de la structure.",
      question(ctx),
    ],
  });
