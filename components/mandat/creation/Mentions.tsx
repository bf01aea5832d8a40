import { mentionsClass } from "./Step";

/**
 * What the usager must hear before signing (seed « présentation », mandats §3.3, decision 80): what a
 * mandat is, and the seven commitments of the organisation's aidants.
 */
export function Mentions({ organisationName }: { organisationName: string }) {
  return (
    <div className={mentionsClass}>
      <p>
        Un mandat est une autorisation écrite : vous permettez aux aidants habilités par{" "}
        <strong>{organisationName}</strong> de faire des démarches en ligne à votre place. Il
        protège les deux parties et vous pouvez y mettre fin à tout moment, sans donner de raison.
      </p>
      <p>
        Une fois le mandat signé, les aidants habilités par <strong>{organisationName}</strong>{" "}
        s’engagent à :
      </p>
      <ul className="fr-mb-2w">
        <li>
          faire à votre place les seules démarches prévues par le mandat, avec les informations que
          vous leur avez données ;
        </li>
        <li>ne recueillir et ne garder que les informations utiles à ces démarches ;</li>
        <li>ne se servir de ces informations, et ne les transmettre, que pour ces démarches ;</li>
        <li>vous prévenir et vous demander votre accord avant toute autre démarche ;</li>
        <li>
          tenir vos informations à jour, puis les effacer toutes quand elles ne servent plus ;
        </li>
        <li>ne jamais rendre publiques vos informations personnelles ;</li>
        <li>prendre toutes les précautions nécessaires pour les protéger.</li>
      </ul>
      <p className="fr-mb-0">
        Dès qu’un aidant habilité par <strong>{organisationName}</strong> fait une de ces démarches
        à votre place, il accepte d’agir dans les conditions écrites dans le mandat.
      </p>
    </div>
  );
}
