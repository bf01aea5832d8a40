import type { ReactNode } from "react";

/** One step: what is read first, then what is done, in order. */
export interface TutorialStep {
  id: string;
  title: string;
  intro: string;
  acts: readonly ReactNode[];
  /** What goes wrong most often. */
  caution?: string;
}

/** From the first sign-in to the end of a mandat (seed 003). */
export const TUTORIAL: readonly TutorialStep[] = [
  {
    id: "connexion",
    title: "Se connecter",
    intro: "Votre carte ou votre application donne un code à 6 chiffres. Il ne sert qu’une fois.",
    acts: [
      "Cliquez sur « Se connecter », en haut de la page d’accueil du site.",
      "Indiquez votre adresse email professionnelle et le code affiché par la carte ou l’application.",
      "Ouvrez le courriel reçu, cliquez sur « Connexion », puis sur le bouton de la page qui s’ouvre, dans le même navigateur.",
    ],
    caution:
      "Un code refusé ? Attendez que le suivant s’affiche : ne saisissez pas deux fois le même.",
  },
  {
    id: "verifier",
    title: "Vérifier que le mandat est possible",
    intro: "Quelques questions à la personne, avant de commencer.",
    acts: [
      "Elle est majeure, et n’est ni sous tutelle, ni sous curatelle, ni sous sauvegarde de justice.",
      "Elle souhaite que vous fassiez ses démarches, et l’accompagnement est gratuit.",
      "Elle a un compte auprès d’un fournisseur de FranceConnect : impots.gouv.fr, Ameli, L’Identité Numérique, MSA… Elle connaît son identifiant et son mot de passe.",
    ],
    caution:
      "Ne notez jamais le mot de passe d’une personne : le mandat sert justement à s’en passer.",
  },
  {
    id: "creer",
    title: "Créer le mandat",
    intro: "La personne est à côté de vous, ou au téléphone si le mandat est conclu à distance.",
    acts: [
      <>
        Sur l’accueil de votre espace, cliquez sur{" "}
        <a href="/espace-aidant/creation_mandat/">« Créer un mandat »</a>.
      </>,
      "Lisez les mentions à voix haute, et répondez aux questions.",
      "Cochez les démarches, seulement celles qu’elle demande.",
      "Choisissez la durée : un jour, un mois, six mois ou un an.",
      "Cliquez sur « S’identifier avec FranceConnect » et laissez-lui le clavier : elle choisit son fournisseur et saisit elle-même son identifiant et son mot de passe.",
      "Sur la page de FranceConnect, cliquez sur « Continuer sur Aidants Connect ».",
    ],
    caution:
      "En cas de surendettement, vous pouvez remplir le dossier, mais la personne doit signer elle-même la déclaration.",
  },
  {
    id: "signer",
    title: "Signer le mandat",
    intro: "Le récapitulatif montre le nom de la personne, les démarches et la durée.",
    acts: [
      "Relisez-le ensemble. « Voir le projet de mandat » montre le texte entier, sans valeur.",
      "Cochez les deux déclarations : vous avez informé la personne, et elle est d’accord.",
      "Saisissez un nouveau code de votre carte ou de votre application, puis cliquez sur « Enregistrer le mandat ».",
      "Imprimez deux exemplaires. Signez-les tous les deux. La personne en garde un, votre structure conserve l’autre six ans au moins après la fin du mandat.",
    ],
  },
  {
    id: "utiliser",
    title: "Faire une démarche pour la personne",
    intro: "Le mandat est en cours : sa présence n’est plus nécessaire.",
    acts: [
      "Allez sur le site de la démarche et cliquez sur « S’identifier avec FranceConnect ».",
      "En bas de la page de FranceConnect, cliquez sur « Vous êtes un aidant professionnel ».",
      "Connectez-vous à Aidants Connect si ce n’est pas déjà fait.",
      "Choisissez la personne, puis le type de démarche que vous allez faire.",
      "Cliquez sur « Continuer » : le site vous accueille au nom de la personne.",
      "La démarche finie, déconnectez-vous du site.",
    ],
    caution:
      "La personne ou la démarche n’est pas dans la liste ? Le mandat est terminé, ou ne la prévoit pas : renouvelez-le, ou créez un mandat qui comprend cette démarche.",
  },
  {
    id: "renouveler",
    title: "Renouveler un mandat",
    intro:
      "Possible avant la fin, et pendant un an après. Pour un mandat de six mois ou d’un an, un courriel vous prévient 30 et 7 jours avant.",
    acts: [
      <>
        Dans <a href="/espace-aidant/usagers/">« Mes mandats »</a>, cliquez sur « Renouveler » à
        côté du nom de la personne.
      </>,
      "Vérifiez avec elle les démarches et la durée. Elle n’a pas à se connecter à FranceConnect.",
      "Signez le récapitulatif avec un code, puis imprimez et signez deux exemplaires.",
    ],
  },
  {
    id: "revoquer",
    title: "Mettre fin à un mandat",
    intro: "La personne peut le demander à tout moment, sans se justifier. Faites-le le jour même.",
    acts: [
      "Dans « Mes mandats », ouvrez la page de la personne.",
      "Cliquez sur « Révoquer » pour tout le mandat, ou sur « Révoquer la thématique » pour une seule démarche.",
      "Confirmez. L’effet est immédiat et ne s’annule pas.",
      "Imprimez l’attestation de révocation et remettez-la à la personne.",
    ],
  },
  {
    id: "quitter",
    title: "Quitter son poste",
    intro: "Votre session donne accès à la vie administrative des personnes que vous accompagnez.",
    acts: [
      "Cliquez sur « Se déconnecter », en haut de la page.",
      "Rangez votre carte ou verrouillez votre téléphone.",
      "Une session oubliée se ferme seule après 45 minutes sans activité.",
    ],
  },
];
