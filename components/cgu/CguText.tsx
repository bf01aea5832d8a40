/** Conditions of use, shown on the public page and on the page where they are accepted. */
export function CguText() {
  return (
    <div className="fr-mb-4w">
      <p>
        Ces conditions règlent l’usage d’Aidants Connect par les structures habilitées, leurs
        référents et leurs aidants. Éditeur du service, directeur de la publication et hébergeur :
        voir les mentions légales (à confirmer par le responsable du service).
      </p>
      <h2 className="fr-h4">1. À quoi sert le service</h2>
      <p>
        Aidants Connect permet à un aidant professionnel d’effectuer des démarches en ligne à la
        place d’une personne qui le lui a demandé, sans utiliser les mots de passe de cette
        personne. Chaque intervention repose sur un mandat et laisse une trace.
      </p>
      <h2 className="fr-h4">2. Qui peut l’utiliser</h2>
      <ul>
        <li>
          La <strong>structure</strong> habilitée porte les mandats et répond des actes de ses
          aidants.
        </li>
        <li>
          Le <strong>référent</strong> gère les comptes et les cartes de sa structure, et signale
          sans délai chaque départ, perte ou vol.
        </li>
        <li>
          L’<strong>aidant</strong> est un professionnel formé, salarié ou agent de la structure.
          Les bénévoles, les élus et les proches aidants ne peuvent pas être habilités.
        </li>
      </ul>
      <h2 className="fr-h4">3. Compte et codes de connexion</h2>
      <p>
        Le compte, la carte et l’application qui donne les codes sont personnels. Ils ne se prêtent
        pas. L’aidant n’ouvre que les liens de connexion qu’il a lui-même demandés, se déconnecte en
        quittant son poste et prévient son référent dès qu’il soupçonne un usage anormal. Une
        session sans activité est fermée au bout de 45 minutes.
      </p>
      <h2 className="fr-h4">4. Mandats</h2>
      <ul>
        <li>
          Aucun acte sans mandat en cours. L’aidant explique le mandat, sa durée et les démarches
          choisies dans des mots que la personne comprend, et s’assure de son accord libre.
        </li>
        <li>
          La personne s’identifie elle-même avec FranceConnect. L’aidant ne demande, ne note et ne
          conserve aucun de ses mots de passe.
        </li>
        <li>
          Le mandat est écrit, remis à la personne, et la structure en garde l’exemplaire signé
          pendant la durée légale (à confirmer par le responsable du service).
        </li>
        <li>
          L’aidant n’agit que dans les démarches du mandat, dans le seul intérêt de la personne, et
          ne tire aucun avantage de ce qu’il apprend.
        </li>
      </ul>
      <h2 className="fr-h4">5. Fin d’un mandat</h2>
      <p>
        Un mandat prend fin à sa date. La personne peut y mettre fin avant, en entier ou pour une
        démarche, à tout moment et sans se justifier : l’aidant l’enregistre alors le jour même.
      </p>
      <h2 className="fr-h4">6. Données personnelles</h2>
      <p>
        Le service conserve l’identité transmise par FranceConnect, les mandats et un journal des
        actes, pour prouver qui a agi, pour qui et quand. La structure traite pour son compte les
        informations qu’elle recueille pendant l’accompagnement. Les aidants sont tenus au secret
        sur ce qu’ils apprennent. Les durées de conservation et les droits de chacun figurent dans
        la politique de confidentialité (à confirmer par le responsable du service).
      </p>
      <h2 className="fr-h4">7. Suspension et retrait</h2>
      <p>
        L’équipe d’Aidants Connect peut suspendre un compte ou une structure en cas de manquement à
        ces conditions, de risque pour les personnes accompagnées ou d’inactivité prolongée. Les
        mandats en cours ne peuvent alors plus être utilisés. Un compte inactif est désactivé après
        un avertissement par courriel.
      </p>
      <h2 className="fr-h4">8. Évolution et contact</h2>
      <p>
        Une nouvelle version de ces conditions est soumise à l’acceptation de chaque utilisateur à
        sa connexion suivante. Pour toute question, utilisez la page <a href="/contact">Contact</a>.
      </p>
    </div>
  );
}
