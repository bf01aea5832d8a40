import { HomeMessages } from "@/components/notification/HomeMessages";
import { MeansBanner } from "@/components/tunnel/MeansBanner";
import type { NotificationView } from "@/lib/notification/model";
import { Tile } from "./Tile";

interface AidantHomeProps {
  firstName: string;
  organisationName: string;
  isReferent: boolean;
  canCreateMandats: boolean;
  cguAccepted: boolean;
  /** Where a référent associates a first means of connection; absent when there is nothing to do. */
  meansHref: string | undefined;
  isStaff: boolean;
  notifications: readonly NotificationView[];
}

const REFERENT = {
  title: "Mon espace référent",
  detail: "Gérer les aidants et leurs moyens de connexion",
  href: "/espace-referent/",
  icon: "fr-icon-team-line",
};
const MANDATS = [
  {
    title: "Mes mandats",
    detail: "Retrouver les personnes accompagnées par ma structure",
    href: "/espace-aidant/usagers/",
    icon: "fr-icon-folder-2-line",
  },
  {
    title: "Créer un mandat",
    detail: "Préparer un mandat avec une personne",
    href: "/espace-aidant/creation_mandat/",
    icon: "fr-icon-file-add-line",
  },
];
const HELP = {
  title: "J’ai besoin d’aide",
  detail: "Trouver une réponse, ou écrire à l’équipe",
  href: "/espace-aidant/aide/",
  icon: "fr-icon-question-line",
};

const TUTORIAL = {
  title: "Tutoriel Aidants Connect",
  detail: "Apprendre ou revoir chaque étape d’un mandat",
  href: "/espace-aidant/tutoriel/",
  icon: "fr-icon-book-2-line",
};

const TRAINING = {
  title: "Attestation de formation",
  detail: "Télécharger mon attestation en PDF",
  href: "/espace-aidant/attestation-formation/",
  icon: "fr-icon-award-line",
};

const STAFF = {
  title: "Administration",
  detail: "Ouvrir l’espace de l’équipe Aidants Connect",
  href: "/administration/",
  icon: "fr-icon-settings-5-line",
};

const SESSIONS = {
  title: "Mes connexions",
  detail: "Voir où ma session est ouverte, et la fermer ailleurs",
  href: "/espace-aidant/mes-connexions/",
  icon: "fr-icon-computer-line",
};

/** Home of the espace aidant (seed 003): what one may do, and what is to be accepted first. */
export function AidantHome(props: AidantHomeProps) {
  const tiles = [
    ...(props.isStaff ? [STAFF] : []),
    ...(props.isReferent ? [REFERENT] : []),
    ...(props.canCreateMandats && props.meansHref === undefined ? MANDATS : []),
    HELP,
    TUTORIAL,
    ...(props.canCreateMandats ? [TRAINING] : []),
    SESSIONS,
  ];
  return (
    <div className="fr-container fr-py-6w">
      {props.meansHref !== undefined && <MeansBanner href={props.meansHref} />}
      {props.meansHref === undefined && !props.cguAccepted && (
        <div className="fr-alert fr-alert--warning fr-mb-4w">
          <p>
            Nous vous prions de bien vouloir{" "}
            <a href="/espace-aidant/valider-cgu">valider les conditions générales d’utilisation</a>{" "}
            d’Aidants Connect.
          </p>
        </div>
      )}
      <h1>Bienvenue sur votre Espace Aidant, {props.firstName} !</h1>
      <p className="fr-text--lead">Vous agissez pour {props.organisationName}.</p>
      <HomeMessages
        notifications={props.notifications}
        back="/espace-aidant/"
        hasList={props.canCreateMandats && props.cguAccepted}
      />
      <h2>Vos services</h2>
      <ul className="fr-grid-row fr-grid-row--gutters fr-raw-list">
        {tiles.map((tile) => (
          <li key={tile.href} className="fr-col-12 fr-col-md-6">
            <Tile {...tile} />
          </li>
        ))}
      </ul>
    </div>
  );
}
