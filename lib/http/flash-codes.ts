/** One-time messages shown on the next page (decision 63): a code travels, never a text. */
export const FLASH = {
  "application-associee": {
    severity: "success",
    text: "Votre application est associée. Connectez-vous avec le prochain code qu'elle affiche.",
  },
  "code-renvoye": {
    severity: "success",
    text: "Un nouveau code vous est envoyé par SMS. Il remplace le précédent.",
  },
  "qr-perime": {
    severity: "warning",
    text: "Ce code QR ne fonctionne plus. Affichez-en un nouveau, puis scannez-le.",
  },
  "qr-remplace": {
    severity: "error",
    text: "Cinq codes erronés ont été saisis. Un nouveau code QR est affiché : supprimez le compte ajouté dans votre application, puis scannez le nouveau.",
  },
  "application-liee": {
    severity: "success",
    text: "L'application est associée. La personne concernée reçoit un courriel.",
  },
  "carte-liee": {
    severity: "success",
    text: "La carte est liée. Il reste à la valider par un code qu'elle affiche.",
  },
  "carte-validee": {
    severity: "success",
    text: "La carte est validée : elle peut servir à se connecter.",
  },
  "carte-resynchronisee": {
    severity: "success",
    text: "La carte est resynchronisée. Les deux codes saisis ne serviront plus : attendez le suivant.",
  },
  "carte-deliee": {
    severity: "success",
    text: "La carte est déliée et les sessions de cette personne sont fermées.",
  },
  "application-deliee": {
    severity: "success",
    text: "L'application est déliée et les sessions de cette personne sont fermées.",
  },
  "cartes-importees": {
    severity: "success",
    text: "L'import est terminé : le stock de cartes est à jour.",
  },
  "moyen-delie": {
    severity: "success",
    text: "Le moyen de connexion est délié. Vos sessions ont été fermées.",
  },
  "traduction-enregistree": { severity: "success", text: "La traduction est enregistrée." },
  "compte-telephone": { severity: "success", text: "Le numéro de mobile est enregistré." },
  "compte-premiere-connexion": {
    severity: "success",
    text: "La première connexion est rouverte pendant 72 heures. La personne est prévenue par courriel.",
  },
  "compte-courriel": {
    severity: "success",
    text: "Le lien de confirmation est envoyé à la nouvelle adresse. L'adresse change quand la personne le confirme.",
  },
  "adresse-confirmee": {
    severity: "success",
    text: "Votre nouvelle adresse est confirmée. Connectez-vous avec elle.",
  },
  "compte-reprise": {
    severity: "success",
    text: "La connexion est de nouveau possible depuis tous les navigateurs. La personne est prévenue par courriel.",
  },
  "compte-desactive": {
    severity: "success",
    text: "Le compte est désactivé. La personne est prévenue par courriel.",
  },
  "compte-reactive": {
    severity: "success",
    text: "Le compte est réactivé. La personne est prévenue par courriel.",
  },
  "effacement-demande": {
    severity: "info",
    text: "La liste est prête. Deux administrateurs techniques doivent l'approuver.",
  },
  "effacement-approuve": { severity: "success", text: "Votre approbation est enregistrée." },
  "effacement-annule": { severity: "success", text: "La demande d'effacement est annulée." },
  "mesure-posee": { severity: "success", text: "La mesure de conservation est en place." },
  "mesure-levee": { severity: "success", text: "La mesure de conservation est levée." },
  "usagers-informes": {
    severity: "success",
    text: "L'information des personnes cochées est notée, avec la date et votre nom.",
  },
  "structure-suspendue": {
    severity: "success",
    text: "La structure est suspendue : plus personne ne peut agir en son nom. Ses référents sont prévenus.",
  },
  "structure-retablie": {
    severity: "success",
    text: "La structure est rétablie, avec ses membres et ses mandats.",
  },
  "structure-rouverte": {
    severity: "warning",
    text: "La structure est de nouveau active. Elle avait été fermée : ses mandats ont pris fin et ses membres n'ont pas été remis.",
  },
  "brouillon-enregistre": { severity: "success", text: "Votre demande est enregistrée." },
  "demandeur-enregistre": { severity: "success", text: "Vos informations sont enregistrées." },
  "demandeur-adresse-en-attente": {
    severity: "info",
    text: "Vos informations sont enregistrées. La nouvelle adresse e-mail remplacera l'ancienne quand vous l'aurez confirmée, avec le lien que nous venons d'y envoyer.",
  },
  "confirmation-renvoyee": {
    severity: "success",
    text: "L'e-mail est parti. S'il n'arrive pas, regardez vos courriers indésirables, puis écrivez-nous.",
  },
  "lien-demandeur-envoye": {
    severity: "success",
    text: "Merci ! Si cette adresse est celle d'une demande, vous allez y recevoir un lien vers votre espace.",
  },
  "demande-envoyee": { severity: "success", text: "Votre demande est envoyée." },
  "demande-retiree": { severity: "success", text: "Votre demande est retirée." },
  "aidant-modifie": {
    severity: "success",
    text: "Les informations de l'aidant sont enregistrées.",
  },
  "aidant-supprime": { severity: "success", text: "L'aidant est retiré de la demande." },
  "message-envoye": { severity: "success", text: "Votre message est envoyé à notre équipe." },
  deconnecte: { severity: "success", text: "Vous êtes déconnecté." },
  "cgu-validees": {
    severity: "success",
    text: "Vous avez validé les conditions générales d'utilisation.",
  },
  "membre-desactive": {
    severity: "success",
    text: "Le compte est désactivé et ses sessions sont fermées.",
  },
  "membre-reactive": { severity: "success", text: "Le compte est réactivé." },
  "membre-retire": {
    severity: "success",
    text: "Cette personne est retirée de votre structure.",
  },
  "structures-modifiees": {
    severity: "success",
    text: "Les structures de cette personne sont enregistrées.",
  },
  "referent-designe": {
    severity: "success",
    text: "Cette personne est désormais référente de votre structure.",
  },
  "referent-retire": { severity: "success", text: "Le statut de référent est retiré." },
  "co-referent-demande": {
    severity: "success",
    text: "La demande est envoyée : l'équipe Aidants Connect va l'examiner et répondra par courriel.",
  },
  "attestation-formation-en-attente": {
    severity: "info",
    text: "L'attestation de formation se prépare : téléchargez-la dans quelques instants.",
  },
  "attestation-formation-refusee": {
    severity: "warning",
    text: "Il n'y a pas d'attestation de formation à télécharger ici : elle est réservée aux aidants habilités de la structure active.",
  },
  "charte-acceptee": { severity: "success", text: "Vous avez accepté la charte du référent." },
  "organisation-changee": {
    severity: "success",
    text: "Votre structure active a changé.",
    named: "Vous agissez désormais pour {structure}.",
  },
  "thematiques-enregistrees": {
    severity: "success",
    text: "Les thématiques de votre structure sont enregistrées.",
  },
  "demande-annulee": { severity: "success", text: "La demande est annulée." },
  "inscription-enregistree": {
    severity: "success",
    text: "L'inscription à la session est enregistrée.",
  },
  "aidant-retire-de-la-liste": {
    severity: "success",
    text: "La personne est retirée de la liste.",
  },
  "ajout-abandonne": {
    severity: "warning",
    text: "Aucun ajout n'est en cours, ou il date de plus de 24 heures. Commencez par choisir le profil des aidants.",
  },
  "ajout-confirme": {
    severity: "success",
    text: "Les aidants sont ajoutés à votre structure.",
  },
  "ajout-envoye": {
    severity: "success",
    text: "Votre demande est envoyée. Vous pouvez la suivre dans « Demandes en cours ».",
  },
  "changement-valide": {
    severity: "success",
    text: "Le changement de structure est validé : la personne a rejoint la structure.",
  },
  "changement-refuse": { severity: "success", text: "Le changement de structure est refusé." },
  "nouvelle-adresse-confirmee": {
    severity: "success",
    text: "Votre adresse est confirmée. Elle remplacera l'ancienne si notre équipe valide le changement de structure.",
  },
  "opposition-enregistree": {
    severity: "success",
    text: "Votre opposition est enregistrée : le changement de structure ne pourra pas être validé.",
  },
  "organisation-refusee": {
    severity: "error",
    text: "Il est impossible de sélectionner cette organisation.",
  },
  "message-masque": { severity: "success", text: "Le message est masqué." },
  "message-ecrit": {
    severity: "success",
    text: "Le message est écrit : il s'affiche sur l'accueil des comptes choisis.",
  },
  "message-affiche": {
    severity: "success",
    text: "Le message est de nouveau affiché sur l'accueil de votre espace.",
  },
  "organisation-differente": {
    severity: "warning",
    text: "Votre structure active a changé depuis l'affichage du formulaire : rien n'a été enregistré. Vérifiez la structure active, puis recommencez.",
  },
  "reserve-aux-aidants": {
    severity: "warning",
    text: "Cette page est réservée aux aidants qui peuvent créer des mandats.",
  },
  "reserve-aux-referents": {
    severity: "warning",
    text: "Cette page est réservée aux référents de la structure active.",
  },
  "moyen-de-connexion-requis": {
    severity: "warning",
    text: "Associez d'abord un moyen de connexion à votre compte : vous pourrez ensuite utiliser tout votre espace.",
  },
  "aidant-introuvable": {
    severity: "error",
    text: "Ce profil n'existe pas ou n'appartient pas à votre structure active. Vérifiez la structure active, puis recommencez.",
  },
  "mandat-introuvable": {
    severity: "error",
    text: "Ce mandat est introuvable ou inaccessible.",
  },
  "papier-note": {
    severity: "success",
    text: "L'étape est notée, avec la date et votre nom.",
  },
  "preuve-en-attente": {
    severity: "info",
    text: "La preuve d'inscription au journal se prépare : téléchargez-la dans quelques instants.",
  },
  "preuve-incoherente": {
    severity: "error",
    text: "La preuve d'inscription au journal ne peut pas être établie. L'équipe d'Aidants Connect est prévenue.",
  },
  "autorisation-introuvable": {
    severity: "error",
    text: "Cette autorisation est introuvable ou inaccessible.",
  },
  "mandat-deja-termine": {
    severity: "warning",
    text: "Ce mandat est déjà terminé : rien n'a été modifié.",
  },
  "mandat-encore-actif": {
    severity: "warning",
    text: "Ce mandat est encore actif : il n'a pas été révoqué.",
  },
  "autorisation-encore-active": {
    severity: "warning",
    text: "Cette autorisation est encore active : elle n'a pas été révoquée.",
  },
  "revocation-sans-objet": {
    severity: "warning",
    text: "Il n'y a pas eu de révocation : le mandat a expiré ou a été remplacé. Il n'existe donc pas d'attestation de révocation.",
  },
  "revocation-sans-document": {
    severity: "info",
    text: "Cette révocation est valable, mais elle a été enregistrée avant que le service ne produise des attestations de révocation. La page du mandat indique sa date.",
  },
  "usager-introuvable": {
    severity: "error",
    text: "Cet usager est introuvable ou inaccessible.",
  },
  "renouvellement-impossible": {
    severity: "error",
    text: "Il n'y a pas de mandat à renouveler : un mandat révoqué, remplacé ou expiré depuis plus d'un an ne se renouvelle pas. Vous pouvez créer un nouveau mandat.",
  },
  "brouillon-absent": {
    severity: "warning",
    text: "Aucun mandat n'est en préparation. Remplissez le formulaire pour en créer un.",
  },
  "consentement-attendu": {
    severity: "warning",
    text: "La personne n'a pas donné son accord par SMS : le mandat ne peut pas continuer sans lui.",
  },
  "recap-sms-absent": {
    severity: "error",
    text: "Le SMS récapitulatif n'a pas été envoyé à la personne. Recommencez depuis le formulaire.",
  },
  "fc-annulee": {
    severity: "info",
    text: "La connexion à FranceConnect a été annulée. Vous pouvez recommencer quand la personne est prête.",
  },
  "fc-identite-incomplete": {
    severity: "error",
    text: "Identité incomplète : FranceConnect n'a pas transmis toutes les informations nécessaires au mandat. Essayez avec un autre compte (impots.gouv.fr, ameli…).",
  },
  "fc-identite-refusee": {
    severity: "error",
    text: "Cette identité ne permet pas de créer un mandat : la personne doit être majeure et s'être connectée elle-même à FranceConnect, sans passer par Aidants Connect.",
  },
  "fc-erreur": {
    severity: "error",
    text: "Nous avons rencontré un problème temporaire avec FranceConnect. Veuillez réessayer.",
  },
} as const satisfies Record<
  string,
  {
    severity: "success" | "info" | "warning" | "error";
    text: string;
    /** Said instead where the active structure is known. */
    named?: string;
  }
>;

export type FlashCode = keyof typeof FLASH;

/** Text of a message, which names the active structure when it has something to say of it. */
export function flashText(code: FlashCode, structure?: string): string {
  const message = FLASH[code];
  return structure !== undefined && "named" in message
    ? message.named.replace("{structure}", () => structure)
    : message.text;
}

export const isFlashCode = (value: string): value is FlashCode => Object.hasOwn(FLASH, value);

export const FLASH_COOKIE = "ac-flash";
/** Header by which middleware.ts hands the code to the page. */
export const FLASH_HEADER = "x-flash";
/** Header by which middleware.ts hands path and query to guards. */
export const PATH_HEADER = "x-path";
