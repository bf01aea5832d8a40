interface CharteArticle {
  title: string;
  commitments: readonly string[];
}

/** Text of the version CHARTE_VERSION: a change of meaning goes with a new version. */
export const CHARTE_ARTICLES: readonly CharteArticle[] = [
  {
    title: "Mon rôle",
    commitments: [
      "Je suis le premier interlocuteur des aidants de ma structure et de l’équipe Aidants Connect. Je lis les messages du service et j’y réponds.",
      "J’accueille chaque nouvel aidant : je vérifie qu’il est formé, je lui associe un moyen de connexion et je l’aide à se connecter la première fois.",
      "Je rappelle régulièrement aux aidants les bonnes pratiques : verrouiller son poste, ne cliquer que sur les liens de connexion demandés, ne donner aucun code.",
      "Je désigne au moins un co-référent dès que possible, pour que la structure ne soit jamais sans référent.",
    ],
  },
  {
    title: "Des comptes tenus à jour",
    commitments: [
      "Je n’ouvre un accès qu’à des professionnels de ma structure, salariés ou agents. Les bénévoles, les élus et les proches aidants n’y ont pas droit.",
      "Chaque compte a une adresse e-mail nominative, que son titulaire est seul à lire. Je refuse les adresses partagées comme « accueil@ » ou « contact@ ».",
      "Le jour où un aidant quitte la structure ou cesse d’accompagner des personnes, je désactive son compte et je délie ses moyens de connexion.",
      "Une fois par trimestre, je relis la liste des aidants et des référents, et je corrige ce qui ne correspond plus à la réalité.",
      "Avant de quitter mes fonctions, je désigne un successeur, qui désactive ensuite mon compte.",
    ],
  },
  {
    title: "Les cartes et les applications",
    commitments: [
      "Un moyen de connexion est personnel. Il ne se prête pas et ne se partage pas, même pour dépanner un collègue.",
      "La carte physique appartient à la structure. Je la récupère au départ de son titulaire ; je la garde en lieu sûr jusqu’à ce qu’elle serve de nouveau, ou je la renvoie à l’équipe.",
      "En cas de perte ou de vol, je délie la carte ou l’application le jour même et je préviens l’équipe Aidants Connect.",
      "Quand j’associe une application, je le fais avec l’aidant et sur son téléphone. Je ne garde ni le QR code ni la clé.",
    ],
  },
  {
    title: "Aucun mot de passe",
    commitments: [
      "Je veille à ce que personne, dans la structure, ne demande, ne note ni ne conserve les identifiants ou les mots de passe des personnes accompagnées.",
      "Je ne demande jamais à un aidant son code de connexion, et je ne me connecte jamais à sa place.",
    ],
  },
  {
    title: "Confidentialité",
    commitments: [
      "Je n’utilise les informations de l’espace référent que pour gérer les accès de la structure.",
      "Je veille à ce que les mandats signés soient rangés sous clé, conservés six ans après leur fin, puis détruits.",
      "Je signale sans attendre à l’équipe Aidants Connect tout usage anormal d’un compte et toute fuite de données.",
    ],
  },
  {
    title: "Si la charte n’est pas respectée",
    commitments: [
      "L’équipe Aidants Connect peut retirer le statut de référent, désactiver des comptes ou suspendre la structure, après avoir échangé avec elle sauf urgence.",
    ],
  },
];
