/** Text of the CGU (LEG-2), for the public page and for the page where aidants accept it. */
export function CguText() {
  return (
    <>
      <h2>Objet</h2>
      <p>
        Aidants Connect permet à un aidant professionnel de réaliser, par FranceConnect, des
        démarches en ligne pour le compte d’un usager qui lui en a donné mandat. Le service est
        gratuit.
      </p>
      <h2>Définitions</h2>
      <ul>
        <li>
          <strong>Structure</strong> : organisme habilité qui emploie des aidants.
        </li>
        <li>
          <strong>Référent</strong> : personne qui gère les comptes et les cartes de sa structure.
        </li>
        <li>
          <strong>Aidant</strong> : professionnel formé et habilité par sa structure.
        </li>
        <li>
          <strong>Usager</strong> : personne majeure, capable de donner mandat, qui demande de
          l’aide.
        </li>
        <li>
          <strong>Mandat</strong> : accord par lequel l’usager autorise la structure à réaliser des
          démarches nommées, pour une durée donnée.
        </li>
      </ul>
      <h2>Accès et comptes</h2>
      <p>
        Le compte est personnel. L’aidant garde pour lui sa carte ou son application de connexion,
        verrouille son poste quand il s’absente et signale sans attendre une perte ou un vol à son
        référent. Une session inactive est fermée au bout de 45 minutes. Un compte inactif depuis
        cinq mois reçoit un avertissement ; il est désactivé un mois plus tard.
      </p>
      <h2>Règles du mandat</h2>
      <ul>
        <li>l’usager est informé de l’objet du mandat avant de le donner ;</li>
        <li>il s’identifie lui-même avec FranceConnect, en présence de l’aidant ou à distance ;</li>
        <li>
          le mandat dure un jour, un mois, six mois ou un an ; il peut être révoqué à tout moment ;
        </li>
        <li>une copie lui est remise ; la structure conserve la preuve de son accord ;</li>
        <li>seules les démarches nommées dans le mandat peuvent être réalisées.</li>
      </ul>
      <h2>Responsabilités</h2>
      <p>
        La structure s’assure que seuls des professionnels formés utilisent le service et désactive
        les comptes de ceux qui la quittent. L’aidant agit dans l’intérêt de l’usager, n’utilise que
        les informations nécessaires et respecte la confidentialité. L’éditeur assure le
        fonctionnement et la sécurité du service, et conserve la preuve des mandats et des actes.
      </p>
      <h2>Évolution</h2>
      <p>
        Toute nouvelle version est annoncée sur le service. Son acceptation est demandée à la
        connexion suivante et enregistrée avec sa date.
      </p>
    </>
  );
}
