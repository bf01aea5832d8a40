/** One article of the conditions of use; its clauses are numbered from it (6.1, 6.2…). */
export interface CguArticle {
  title: string;
  clauses: readonly string[];
}

/** A fact that the owner of the service has to give or to confirm before production. */
const CONFIRM = "(à confirmer par le responsable du service)";

/** Text of the version CGU_VERSION: a change of meaning goes with a new version (docs/adr/0019). */
export const CGU_ARTICLES: readonly CguArticle[] = [
  {
    title: "Objet",
    clauses: [
      "Aidants Connect permet à un aidant professionnel d’effectuer des démarches administratives en ligne à la place d’une personne qui le lui a demandé, sans utiliser les mots de passe de cette personne. Chaque intervention repose sur un mandat et laisse une trace.",
      `Le service est mis à disposition gratuitement par l’Agence nationale de la cohésion des territoires. Éditeur, directeur de la publication et hébergeur figurent dans les mentions légales ${CONFIRM}.`,
      "Ces conditions s’imposent aux structures habilitées, à leurs référents et à leurs aidants. Chacun les accepte avant d’utiliser le service, et de nouveau à chaque version.",
    ],
  },
  {
    title: "Mots employés",
    clauses: [
      "Structure : organisme habilité qui emploie les aidants. Elle est le mandataire de tous les mandats qu’ils concluent.",
      "Référent : membre de la structure qui gère les comptes et les moyens de connexion.",
      "Aidant : professionnel formé, membre de la structure, qui conclut et utilise les mandats en son nom.",
      "Usager : personne accompagnée, qui donne le mandat. Elle est identifiée par FranceConnect et n’a pas de compte.",
    ],
  },
  {
    title: "Qui peut utiliser le service",
    clauses: [
      "La structure accompagne régulièrement et gratuitement des personnes dans leurs démarches. Elle est habilitée par l’équipe du service, à sa demande.",
      "L’aidant est salarié ou agent de la structure, formé au service, et a réussi le test de fin de formation. Les bénévoles, les volontaires en service civique, les élus et les proches aidants ne peuvent pas être habilités.",
      "L’usager est majeur et ne fait l’objet ni d’une tutelle, ni d’une curatelle, ni d’une sauvegarde de justice. Il demande l’accompagnement librement.",
    ],
  },
  {
    title: "Compte et moyens de connexion",
    clauses: [
      "Le compte, la carte et l’application qui donne les codes sont personnels. Ils ne se prêtent pas, même à un collègue. Les actes faits avec eux sont réputés faits par leur titulaire.",
      "L’aidant n’ouvre que les liens de connexion qu’il a demandés, ne communique aucun code, verrouille son poste et se déconnecte en le quittant. Une session sans activité est fermée au bout de 45 minutes.",
      "Une perte, un vol ou un doute sur l’usage d’un compte est signalé sans délai au référent et à l’équipe du service.",
      "La carte physique appartient à la structure : elle lui est remise au départ de son titulaire.",
    ],
  },
  {
    title: "Engagements de la structure et du référent",
    clauses: [
      "La structure répond des actes de ses aidants, leur donne le temps et les moyens de respecter ces conditions, et tient à jour ses informations.",
      "Le référent n’ouvre l’accès qu’à des professionnels habilités, désactive un compte dès le départ de son titulaire, et vérifie que les mandats imprimés sont signés.",
      "Un référent qui quitte la structure désigne d’abord son successeur.",
    ],
  },
  {
    title: "Engagements de l’aidant et contrôle",
    clauses: [
      "L’aidant agit dans le seul intérêt de l’usager, selon ses instructions et avec les informations qu’il a données. Il ne tire aucun avantage de ce qu’il apprend, et garde le secret.",
      "Il ne demande, ne note et ne conserve aucun mot de passe d’un usager.",
      "Il s’en tient aux démarches du mandat. Il engage sa responsabilité civile et pénale.",
      "Pour protéger les usagers, l’équipe du service relève les usages inhabituels : mandats conclus hors des heures d’ouverture, en très grand nombre, ou plusieurs fois à distance pour une même personne. Elle interroge le référent avant toute mesure.",
    ],
  },
  {
    title: "Mandat",
    clauses: [
      "Aucun acte sans mandat en cours. L’aidant explique le mandat, ses démarches, sa durée et l’usage des données dans des mots que l’usager comprend, et s’assure de son accord libre.",
      "En présence, l’usager s’identifie lui-même avec FranceConnect. Le mandat est imprimé en deux exemplaires, signés par l’usager et par l’aidant ; l’usager en garde un.",
      "À distance, l’accord écrit de l’usager (SMS, courriel, courrier) est obtenu avant la conclusion et conservé par la structure. L’aidant vérifie l’identité de la personne au bout du fil. Un exemplaire papier est signé dès que possible.",
      "Le mandat appartient à la structure : tout aidant habilité de cette structure peut l’utiliser, dans ses limites.",
      "Il dure un jour, un mois, six mois ou un an, et se renouvelle avec l’accord de l’usager.",
      "Il prend fin à son terme. L’usager peut y mettre fin avant, en entier ou pour une démarche, à tout moment et sans se justifier, auprès de la structure ou de l’équipe du service. L’aidant l’enregistre le jour même et lui remet l’attestation de révocation.",
      "La structure conserve son exemplaire signé six ans après la fin du mandat, puis le détruit.",
    ],
  },
  {
    title: "Données personnelles",
    clauses: [
      "Le service conserve l’identité transmise par FranceConnect, les mandats et un journal des actes, pour prouver qui a agi, pour qui et quand. Les durées figurent dans la politique de confidentialité.",
      "La structure ne recueille que les informations utiles aux démarches, les protège, et les supprime quand elles ne servent plus.",
      `L’usager a des droits d’accès, de rectification, de limitation et d’effacement. La structure lui dit comment les exercer, et transmet ses demandes à l’équipe du service ${CONFIRM}.`,
      "Toute violation de données est signalée sans délai à l’équipe du service.",
    ],
  },
  {
    title: "Disponibilité et responsabilité",
    clauses: [
      "Le service est ouvert en permanence, sauf maintenance ou incident. L’équipe prévient dans l’espace aidant quand une interruption est prévue.",
      "L’équipe ne répond ni des décisions des administrations, ni de l’indisponibilité de FranceConnect ou des sites de démarches.",
    ],
  },
  {
    title: "Suspension, inactivité et retrait",
    clauses: [
      "En cas de manquement à ces conditions ou de risque pour les usagers, l’équipe peut suspendre un compte ou une structure. Les mandats ne peuvent alors plus être utilisés ; ils restent lisibles pour preuve.",
      "Un compte sans connexion depuis cinq mois reçoit un avertissement par courriel. Sans connexion dans les trente jours, il est désactivé ; le référent peut demander sa réactivation.",
      "Les mandats d’une structure désactivée depuis trente jours prennent fin. La structure en informe les usagers.",
    ],
  },
  {
    title: "Évolution, droit applicable et contact",
    clauses: [
      "Une nouvelle version de ces conditions est soumise à l’acceptation de chacun à sa connexion suivante. Sans acceptation, seul l’accueil reste accessible.",
      `Ces conditions sont soumises au droit français. À défaut d’accord amiable, les tribunaux compétents sont saisis ${CONFIRM}.`,
      "Pour toute question : la page Contact du site.",
    ],
  },
];
