import type { ReactNode } from "react";
import { Breadcrumb } from "@/components/layout/Breadcrumb";

interface HelpScreenProps {
  fullName: string;
  organisationName: string;
  contact: string;
}

interface Topic {
  id: string;
  title: string;
  cases: readonly { question: string; answer: ReactNode }[];
}

const TOPICS: readonly Topic[] = [
  {
    id: "connexion",
    title: "Connexion, carte et application",
    cases: [
      {
        question: "Mon code est refusé",
        answer:
          "Un code ne sert qu’une fois : attendez le suivant. Avec une application, vérifiez que l’heure du téléphone est réglée automatiquement. Après plusieurs refus, une attente s’impose : elle est affichée à l’écran.",
      },
      {
        question: "Je ne reçois pas le courriel de connexion",
        answer:
          "Cherchez dans les courriers indésirables et vérifiez l’adresse saisie. Le lien n’est valable que quelques minutes : demandez-en un nouveau, puis ouvrez-le dans le même navigateur.",
      },
      {
        question: "J’ai perdu ma carte ou mon téléphone, ou on me l’a volé",
        answer: (
          <>
            Prévenez tout de suite votre référent, puis l’équipe. Fermez aussi vos sessions ouvertes
            ailleurs depuis <a href="/espace-aidant/mes-connexions/">Mes connexions</a>.
          </>
        ),
      },
      {
        question: "Je quitte ma structure, ou j’en change",
        answer:
          "Remettez votre carte à votre référent : elle appartient à la structure. S’il s’agit d’un changement de structure, écrivez à l’équipe pour transférer votre habilitation. Vos mandats restent à la structure que vous quittez.",
      },
    ],
  },
  {
    id: "mandats",
    title: "Créer et signer un mandat",
    cases: [
      {
        question: "La personne n’arrive pas à se connecter à FranceConnect",
        answer:
          "Essayez avec un autre compte (impots.gouv.fr, Ameli, MSA…). Si elle n’en a aucun, aidez-la à en créer un avant le mandat. Ne saisissez jamais son mot de passe à sa place.",
      },
      {
        question: "« Cette identité ne permet pas de créer un mandat »",
        answer:
          "La personne doit être majeure et s’être connectée elle-même. Une personne sous tutelle, sous curatelle ou sous sauvegarde de justice ne peut pas conclure de mandat : orientez-la vers la personne chargée de la mesure.",
      },
      {
        question: "J’ai fait une erreur dans un mandat déjà signé",
        answer:
          "Un mandat signé ne se modifie pas. Mettez-y fin depuis la page de la personne, puis créez-en un nouveau avec elle.",
      },
      {
        question: "J’ai perdu l’exemplaire imprimé",
        answer:
          "Ouvrez le mandat depuis « Mes mandats » et imprimez-le de nouveau : le texte est celui qui a été signé, à l’identique.",
      },
    ],
  },
  {
    id: "demarches",
    title: "Utiliser un mandat",
    cases: [
      {
        question: "La personne n’apparaît pas dans la liste",
        answer:
          "Son mandat est terminé, ou il appartient à une autre de vos structures : changez de structure dans le menu, ou renouvelez le mandat.",
      },
      {
        question: "La démarche que je veux faire n’est pas proposée",
        answer:
          "Le mandat ne la prévoit pas. Demandez son accord à la personne, puis créez un mandat qui la comprend.",
      },
      {
        question: "Le site n’a pas de bouton FranceConnect",
        answer:
          "Le mandat vous autorise aussi à agir par téléphone, par courrier ou par courriel si l’administration l’accepte. Montrez-lui l’attestation : son code QR permet de la vérifier.",
      },
      {
        question: "La personne veut tout arrêter",
        answer:
          "Mettez fin au mandat le jour même, depuis sa page, et remettez-lui l’attestation de révocation. Elle n’a pas à dire pourquoi.",
      },
    ],
  },
  {
    id: "donnees",
    title: "Données et sécurité",
    cases: [
      {
        question: "Quelqu’un d’autre a pu utiliser ma session",
        answer:
          "Fermez vos sessions depuis « Mes connexions », prévenez votre référent et écrivez à l’équipe, en disant quand et où.",
      },
      {
        question: "Une personne demande ce que nous savons d’elle",
        answer: (
          <>
            Montrez-lui la <a href="/politique-confidentialite">politique de confidentialité</a> :
            elle dit ce qui est conservé, combien de temps, et à qui écrire.
          </>
        ),
      },
    ],
  },
];

const PREFILLED = [
  "Votre question :",
  "",
  "Date et heure, si elle concerne un mandat (sans le nom de la personne) :",
];

/** Mail to the team with the name and the structure already in it (auth-referent §5). */
function mailAddress({ contact, fullName, organisationName }: HelpScreenProps): string {
  const query = [
    ["subject", `Demande d’aide de ${fullName} (${organisationName})`],
    ["body", ["Bonjour,", "", ...PREFILLED, "", fullName, organisationName].join("\r\n")],
  ].map(([name = "", value = ""]) => `${name}=${encodeURIComponent(value)}`);
  return `mailto:${contact}?${query.join("&")}`;
}

/** « J’ai besoin d’aide » (seed 003): common situations first, then people. */
export function HelpScreen(props: HelpScreenProps) {
  return (
    <div className="fr-container fr-pb-6w">
      <Breadcrumb
        trail={[{ label: "Accueil", href: "/espace-aidant/" }]}
        current="J’ai besoin d’aide"
      />
      <div className="fr-grid-row">
        <div className="fr-col-12 fr-col-lg-9">
          <h1>J’ai besoin d’aide</h1>
          <p className="fr-text--lead">
            Les situations les plus courantes, puis à qui vous adresser. Pour chaque étape d’un
            mandat, voir le <a href="/espace-aidant/tutoriel/">tutoriel</a>.
          </p>
          {TOPICS.map(({ id, title, cases }) => (
            <section key={id} className="fr-mb-4w" aria-labelledby={id}>
              <h2 id={id} className="fr-h3">
                {title}
              </h2>
              {cases.map(({ question, answer }) => (
                <div key={question}>
                  <h3 className="fr-h6 fr-mb-1v">{question}</h3>
                  <p>{answer}</p>
                </div>
              ))}
            </section>
          ))}
          <section aria-labelledby="contacts">
            <h2 id="contacts" className="fr-h3">
              À qui s’adresser
            </h2>
            <ul>
              <li>
                <strong>Votre référent</strong> : compte, carte, application, départ d’une personne.
              </li>
              <li>
                <strong>L’équipe Aidants Connect</strong> : tout le reste, ou si votre référent ne
                répond pas. N’écrivez jamais un code ni l’identité d’une personne accompagnée.
              </li>
            </ul>
            <p>
              <a className="fr-btn fr-btn--icon-left fr-icon-mail-line" href={mailAddress(props)}>
                Écrire à l’équipe
              </a>
            </p>
            <p className="fr-text--sm">
              Ce bouton ouvre votre messagerie. Sinon, écrivez à {props.contact} ; les autres moyens
              sont sur la page <a href="/contact">Contact</a>.
            </p>
          </section>
        </div>
      </div>
    </div>
  );
}
