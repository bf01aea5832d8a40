import type { ReactNode } from "react";

interface Topic {
  id: string;
  title: string;
  cases: readonly { question: string; answer: ReactNode }[];
}

/** Questions of référents (auth-referent §6): what happens, and where to do it. */
export const REFERENT_FAQ: readonly Topic[] = [
  {
    id: "arrivees",
    title: "Arrivées et départs",
    cases: [
      {
        question: "Un nouvel aidant rejoint la structure",
        answer:
          "Ajoutez-le depuis « Aidants ». S’il n’est pas formé, inscrivez-le ensuite à une session depuis « Demandes en cours ». Son compte est créé après la formation et le test ; associez-lui alors un moyen de connexion.",
      },
      {
        question: "Un aidant quitte la structure",
        answer: (
          <>
            Récupérez sa carte physique s’il en a une, puis ouvrez sa page depuis{" "}
            <a href="/espace-referent/aidants/">Aidants</a> et désactivez son compte en laissant
            cochée la case qui délie ses moyens de connexion. La carte pourra servir à quelqu’un
            d’autre&nbsp;; si vous n’en avez plus l’usage, écrivez-nous pour la renvoyer. Les
            mandats restent à votre structure.
          </>
        ),
      },
      {
        question: "Il part dans une structure déjà habilitée",
        answer:
          "Désactivez son compte comme pour tout départ. Son nouveau référent l’ajoute depuis son propre espace, comme aidant déjà formé : notre équipe valide le changement, et il garde son habilitation. Si la nouvelle structure n’est pas habilitée, elle doit d’abord en faire la demande.",
      },
      {
        question: "Il travaille désormais pour deux structures",
        answer:
          "Si vous êtes référent des deux, ouvrez sa page et choisissez « Modifier l’organisation ». Sinon, écrivez-nous : nous ajoutons la seconde sans retirer la première.",
      },
      {
        question: "Je quitte mes fonctions de référent",
        answer: (
          <>
            Désignez d’abord un successeur depuis{" "}
            <a href="/espace-referent/referents/">Référents</a>, et remettez-lui votre carte. C’est
            lui qui désactivera votre compte. Une structure garde toujours au moins un référent
            actif.
          </>
        ),
      },
    ],
  },
  {
    id: "moyens",
    title: "Cartes et applications",
    cases: [
      {
        question: "Une carte ou un téléphone est perdu ou volé",
        answer:
          "Ouvrez aussitôt la page de la personne et déliez le moyen de connexion, avec le motif « Perte » ou « Vol » : ses sessions se ferment et la carte est bloquée pour toujours. Associez-lui un autre moyen le jour même.",
      },
      {
        question: "Les codes d’une carte sont refusés",
        answer:
          "L’horloge d’une carte se décale avec le temps : sur la page de la personne, resynchronisez la carte avec deux codes successifs. Si cela ne suffit pas, déliez-la avec le motif « Casse » ou « Dysfonctionnement ».",
      },
      {
        question: "Un aidant change de téléphone",
        answer:
          "Déliez son application, puis associez-en une nouvelle avec lui, sur son nouveau téléphone.",
      },
      {
        question: "Donner une carte à quelqu’un d’autre",
        answer:
          "Déliez-la de la première personne, puis liez-la à la seconde. Une carte n’a jamais deux titulaires et ne se prête pas.",
      },
      {
        question: "J’ai perdu mon propre moyen de connexion",
        answer:
          "Un autre référent de la structure peut vous en associer un nouveau. Si vous êtes seul référent, écrivez-nous : nous vous rappellerons au numéro enregistré.",
      },
    ],
  },
  {
    id: "comptes",
    title: "Comptes inactifs",
    cases: [
      {
        question: "Un compte va être désactivé, ou l’a été, faute de connexion",
        answer:
          "Sans connexion pendant cinq mois, la personne reçoit un avertissement ; la date prévue s’affiche sur sa page. Une fois le compte désactivé, vous pouvez le réactiver depuis sa page si elle travaille encore avec vous.",
      },
      {
        question: "Je ne peux pas réactiver un compte",
        answer:
          "Il a été désactivé par notre équipe ou avec la structure : écrivez-nous pour en connaître la raison.",
      },
    ],
  },
];
