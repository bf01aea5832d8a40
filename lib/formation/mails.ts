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

/** To a référent: who has no means of connection, oneself included. */
export const withoutMeansMail = (
  ctx: Settings,
  to: Person,
  { people, ownToo }: { people: readonly string[]; ownToo: boolean },
): MailMessage =>
  mail(
    to.email,
    "without-means",
    "Des comptes de votre structure n'ont pas de moyen de connexion",
    {
      greeting: `Bonjour ${nameOf(to)},`,
      paragraphs: [
        ...(ownToo
          ? [
              "Votre propre compte n'a ni application d'authentification ni carte validée : demandez un code de première connexion sur la page de connexion, puis associez une application.",
            ]
          : []),
        ...(people.length > 0
          ? [
              "Ces personnes ne peuvent pas se connecter, faute d'application ou de carte validée. Depuis « Aidants », ouvrez leur fiche et choisissez « Associer un moyen de connexion » :",
            ]
          : []),
      ],
      items: people.map((text) => ({ text })),
      button: {
        label: "Ouvrir Aidants Connect",
        url: `${ctx.settings.APP_URL}/espace-referent/aidants/`,
      },
      notices: [question(ctx)],
    },
  );

/** To a référent: eligible people are in no session. */
export const toBookMail = (
  ctx: Settings,
  to: Person,
  { people, equipped }: { people: readonly string[]; equipped: boolean },
): MailMessage =>
  mail(
    to.email,
    equipped ? "training-to-book" : "training-to-book-first-connection",
    "Des personnes attendent une inscription en formation",
    {
      greeting: `Bonjour ${nameOf(to)},`,
      paragraphs: [
        ...(equipped
          ? []
          : [
              "Activez d'abord votre compte : demandez un code de première connexion sur la page de connexion, puis associez une application.",
            ]),
        "Inscrivez ces personnes à une session depuis « Demandes en cours » :",
      ],
      items: people.map((text) => ({ text })),
      button: {
        label: "Ouvrir les demandes en cours",
        url: `${ctx.settings.APP_URL}/espace-referent/demandes/`,
      },
      notices: [
        "La formation peut être financée : parlez-en à votre organisme de formation. Les personnes financées par France Numérique Ensemble n'ont pas à être inscrites ici.",
        question(ctx),
      ],
    },
  );

/** To the team: what the week brought, by region, without a name. */
export const digestMail = (
  ctx: Settings,
  regions: readonly (readonly [region: string, counts: { requests: number; pix: number }])[],
): MailMessage =>
  mail(ctx.settings.CONTACT_EMAIL, "requests-digest", "Nouvelles demandes de la semaine", {
    greeting: "Bonjour,",
    paragraphs: ["Demandes faites par les référents et résultats PIX des sept derniers jours :"],
    items: regions.map(([region, { requests, pix }]) => ({
      text: `${region} : ${String(requests)} demande(s), ${String(pix)} résultat(s) PIX`,
    })),
  });
