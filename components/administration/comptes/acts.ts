import type { AccountDetail } from "@/lib/administration/read-account";

/** Acts of the team about one account, in the order of its page. */
export const ACTS = [
  "reprise",
  "telephone",
  "premiere-connexion",
  "depannage",
  "courriel",
  "desactivation",
  "reactivation",
] as const;

export type Act = (typeof ACTS)[number];

export const isAct = (value: string): value is Act => ACTS.some((act) => act === value);

interface ActTexts {
  title: string;
  /** What will happen, one paragraph each. */
  effects: readonly string[];
  button: string;
  /** Whether it makes sense for this account now; the use case decides. */
  fits: (account: AccountDetail) => boolean;
}

const isActive = ({ deactivatedAt }: AccountDetail): boolean => deactivatedAt === null;
const isReferent = ({ organisations }: AccountDetail): boolean =>
  organisations.some((one) => one.isReferent && one.active);
const hasMeans = ({ devices }: AccountDetail): boolean =>
  devices.some(({ confirmedAt }) => confirmedAt !== null);

export const ACT_TEXTS: Readonly<Record<Act, ActTexts>> = {
  reprise: {
    title: "Rétablir la connexion",
    effects: [
      "De nombreux codes erronés ont été saisis pour ce compte : la connexion depuis un nouveau navigateur est suspendue. Avant de la rétablir, vérifiez avec la personne, par téléphone, qu’elle a toujours son moyen de connexion.",
      "Les compteurs de ce compte repartent de zéro. La personne est prévenue par courriel.",
    ],
    button: "Rétablir la connexion",
    fits: ({ throttle }) => throttle.suspendedAt !== null,
  },
  telephone: {
    title: "Enregistrer un numéro de mobile",
    effects: [
      "Rappelez d’abord la personne et vérifiez son identité. Le numéro sert seulement à envoyer le code de première connexion des référents.",
      "Une première connexion en cours avec l’ancien numéro s’arrête. La personne est prévenue par courriel.",
    ],
    button: "Enregistrer le numéro",
    fits: (account) => isActive(account) && isReferent(account),
  },
  "premiere-connexion": {
    title: "Rouvrir la première connexion",
    effects: [
      "Pour un référent qui n’a plus de moyen de connexion et qu’aucun autre référent ne peut aider. Rappelez-le d’abord au numéro de son dossier : jamais par courriel seul.",
      "Il pourra demander un code de première connexion pendant 72 heures. Il est prévenu par courriel.",
    ],
    button: "Rouvrir pendant 72 heures",
    fits: (account) =>
      isActive(account) && isReferent(account) && account.hasPhone && !hasMeans(account),
  },
  depannage: {
    title: "Créer un code de dépannage",
    effects: [
      "Pour une personne reconnue qui n’a plus de moyen de connexion. Le code sert une seule fois, pendant 72 heures, et remplace le précédent. La personne le saisit avec son adresse, puis ouvre le lien reçu par courriel.",
      "Donnez-le de vive voix ou par téléphone, jamais par courriel. Il n’est affiché qu’une fois. La personne et ses référents sont prévenus.",
    ],
    button: "Créer le code",
    fits: (account) => isActive(account) && (!hasMeans(account) || account.staffRoles.length > 0),
  },
  courriel: {
    title: "Changer l’adresse",
    effects: [
      "La nouvelle adresse doit être nominative et lue par la personne seule. Un lien y est envoyé : rien ne change tant qu’il n’est pas confirmé, dans les 72 heures.",
      "À la confirmation, ses sessions et ses liens sont fermés, et les deux adresses sont prévenues.",
    ],
    button: "Envoyer la demande de confirmation",
    fits: isActive,
  },
  desactivation: {
    title: "Désactiver le compte",
    effects: [
      "La personne est déconnectée tout de suite et ne peut plus se connecter. Ses mandats restent à sa structure. Seule l’équipe pourra réactiver ce compte.",
      "La personne est prévenue par courriel.",
    ],
    button: "Désactiver le compte",
    fits: isActive,
  },
  reactivation: {
    title: "Réactiver le compte",
    effects: [
      "Le compte redevient actif dans ses structures, avec les moyens de connexion qui lui restent. La personne est prévenue par courriel.",
    ],
    button: "Réactiver le compte",
    fits: (account) => !isActive(account),
  },
};
