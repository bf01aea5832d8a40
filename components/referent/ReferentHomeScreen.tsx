import type { ReactNode } from "react";
import { Tile } from "@/components/espace/Tile";
import { MeansBanner } from "@/components/tunnel/MeansBanner";
import type { ReferentHome } from "@/lib/referent/read-home";
import { Figures } from "./Figures";

interface Props {
  fullName: string;
  organisationName: string;
  home: ReferentHome;
  charteAccepted: boolean;
  /** Has an attestation de formation of one's own. */
  isAidant: boolean;
  /** Where to associate a first means of connection; absent when there is one. */
  meansHref: string | undefined;
  /** Mail to the team, with who writes filled in. */
  contactHref: string;
  /** Pages that exist. */
  isKnown: (path: string) => boolean;
  /** Notifications of the person. */
  children: ReactNode;
}

const TILES = [
  {
    title: "Gérer les comptes des aidants",
    detail: "Activer, désactiver, associer une carte ou une application",
    href: "/espace-referent/aidants/",
    icon: "fr-icon-team-line",
  },
  {
    title: "Habiliter de nouveaux aidants",
    detail: "Inscrire des collègues, formés ou à former",
    href: "/espace-referent/aidant/ajouter/profil/",
    icon: "fr-icon-user-add-line",
  },
  {
    title: "Désigner un co-référent",
    detail: "Partager la gestion de la structure",
    href: "/espace-referent/referents/",
    icon: "fr-icon-user-star-line",
  },
  {
    title: "Configurer les thématiques",
    detail: "Choisir les démarches proposées par la structure",
    href: "/espace-referent/organisation/",
    icon: "fr-icon-settings-5-line",
  },
];

/** Home of the espace référent (auth-referent §4.1). */
export function ReferentHomeScreen(props: Props) {
  const { fullName, organisationName, home, contactHref, isKnown, children, meansHref } = props;
  const { charteAccepted } = props;
  const contact = {
    title: "Contacter l’équipe",
    detail: "Écrire à l’équipe Aidants Connect",
    href: contactHref,
    icon: "fr-icon-mail-line",
  };
  return (
    <div className="fr-container fr-py-6w">
      <h1>Bienvenue {fullName} !</h1>
      <p className="fr-text--lead">Vous êtes référent de {organisationName}.</p>
      {meansHref !== undefined && <MeansBanner href={meansHref} />}
      {meansHref === undefined && !charteAccepted && (
        <div className="fr-alert fr-alert--warning fr-mb-4w">
          <p>
            Avant de gérer les comptes de votre structure, lisez et acceptez la{" "}
            <a href="/espace-referent/charte/">charte du référent</a>.
          </p>
        </div>
      )}
      {children}
      <h2>Vos services</h2>
      <ul className="fr-grid-row fr-grid-row--gutters fr-raw-list">
        {[...TILES.filter(({ href }) => isKnown(href)), contact].map((tile) => (
          <li key={tile.href} className="fr-col-12 fr-col-md-6">
            <Tile {...tile} />
          </li>
        ))}
      </ul>
      <h2 className="fr-mt-6w">Informations</h2>
      {home.habilitationNumber !== null && (
        <p>Numéro d’habilitation&nbsp;: {home.habilitationNumber}</p>
      )}
      <Figures home={home} />
      {props.isAidant && (
        <>
          <h2 className="fr-mt-6w">Formation</h2>
          <p>
            <a className="fr-link" href="/espace-aidant/attestation-formation/">
              Télécharger mon attestation de formation
            </a>
          </p>
        </>
      )}
    </div>
  );
}
