import type { ErrorEntry } from "@/lib/errors/entry";

export const mandatErrors = {
  MANDAT_BROUILLON_ABSENT: {
    status: 404,
    message: "Aucun mandat n'est en préparation. Remplissez le formulaire pour en créer un.",
    support: "No draft for this account, organisation and sign-in session, or not identified yet.",
  },
  MANDAT_DELAI_DEPASSE: {
    status: 408,
    message:
      "Le délai pour signer ce mandat est dépassé. Recommencez : vos choix sont conservés, seule l'identification avec FranceConnect est à refaire.",
    support: "The identification lives 30 minutes (FC_FS_TTL), the draft 24 hours (DRAFT_TTL).",
  },
  RENOUVELLEMENT_IMPOSSIBLE: {
    status: 409,
    message:
      "Il n'y a pas de mandat à renouveler : un mandat révoqué, remplacé ou expiré depuis plus d'un an ne se renouvelle pas. Vous pouvez créer un nouveau mandat.",
    support:
      "No running mandat of this organisation, nor one expired for less than 365 days, or the one named is not; checked again at the signature.",
  },
  RENOUVELLEMENT_DELAI_DEPASSE: {
    status: 408,
    message:
      "Le délai pour signer ce renouvellement est dépassé. Reprenez-le depuis la page de l'usager : vos choix sont conservés.",
    support: "A renewal must be signed within 30 minutes (FC_FS_TTL) of its form.",
  },
  MANDAT_BROUILLON_MODIFIE: {
    status: 409,
    message:
      "Le mandat en préparation a changé depuis l'affichage de cette page. Relisez le récapitulatif, puis validez à nouveau.",
    support: "The recap was posted from a tab older than the draft; reload the recap.",
  },
  MANDAT_CONSENTEMENT_ABSENT: {
    status: 409,
    message:
      "Le consentement de l'usager n'a pas été reçu : le mandat ne peut pas être enregistré.",
    support: "Remote mandat by SMS without a recorded consent.",
  },
  MANDAT_COMPTE_REFUSE: {
    status: 403,
    message: "Votre compte ne permet pas d'enregistrer un mandat pour cette structure.",
    support: "Account inactive, without mandat right, not a member, or CGU not accepted.",
  },
  MANDAT_STRUCTURE_INACTIVE: {
    status: 403,
    message: "Votre structure est désactivée : aucun mandat ne peut être enregistré.",
    support: "organisation.deactivated_at is set.",
  },
  MANDAT_DEMARCHE_RETIREE: {
    status: 409,
    message:
      "Votre structure n'est plus autorisée à réaliser l'une des démarches choisies. Recommencez en la retirant.",
    support: "A démarche of the draft is not in organisation.allowed_demarches any more.",
  },
  MANDAT_INTROUVABLE: {
    status: 404,
    message: "Ce mandat est introuvable ou inaccessible.",
    support: "Unknown, of another organisation, or archived (3 years after its end).",
  },
  MANDAT_DEJA_TERMINE: {
    status: 409,
    message: "Ce mandat est déjà terminé.",
    support: "Expired, revoked or replaced before the request.",
  },
  MANDAT_ENCORE_ACTIF: {
    status: 409,
    message: "Ce mandat est encore actif.",
    support: "A success page of a revocation was asked for a mandat that was not revoked.",
  },
  AUTORISATION_INTROUVABLE: {
    status: 404,
    message: "Cette autorisation est introuvable ou inaccessible.",
    support: "Unknown, not active, of another usager or of another organisation.",
  },
  AUTORISATION_ENCORE_ACTIVE: {
    status: 409,
    message: "Cette autorisation est encore active.",
    support: "A success page of a revocation was asked for an autorisation that was not revoked.",
  },
  REVOCATION_SANS_OBJET: {
    status: 409,
    message:
      "Il n'y a pas eu de révocation : le mandat a expiré ou a été remplacé. Il n'existe donc pas d'attestation de révocation.",
    support: "An attestation of revocation was asked for an expired or replaced mandat.",
  },
  REVOCATION_SANS_DOCUMENT: {
    status: 404,
    message:
      "Cette révocation est valable, mais elle a été enregistrée avant que le service ne produise des attestations de révocation. La page du mandat indique sa date.",
    support: "Revoked before the migration 20261124157000: no document was made at the time.",
  },
  REVOCATION_DATE_FUTURE: {
    status: 422,
    message: "La date de la demande ne peut pas être dans le futur.",
    support: "The day is compared in Europe/Paris.",
  },
  REVOCATION_DATE_ANTERIEURE: {
    status: 422,
    message: "La date de la demande ne peut pas être antérieure à celle du mandat.",
    support: "The day is compared in Europe/Paris with that of the mandat's creation.",
  },
  USAGER_INTROUVABLE: {
    status: 404,
    message: "Cet usager est introuvable ou inaccessible.",
    support: "Unknown, or without mandat in the current organisation, or archived.",
  },
  VERIFICATION_LIMITEE: {
    status: 429,
    message: "Trop de vérifications ont été demandées depuis votre connexion. Réessayez plus tard.",
    support: "Throttle verification:<address> of the public verification page.",
  },
} satisfies Record<string, ErrorEntry>;
