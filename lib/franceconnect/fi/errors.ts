import type { ErrorEntry } from "@/lib/errors/entry";

/** Refusals shown to the aidant while FranceConnect waits for an identity (franceconnect §3.3). */
export const fiErrors = {
  FI_AUTHORIZE_REFUSED: {
    status: 400,
    message:
      "La demande reçue de FranceConnect est incorrecte. Retournez sur le site de la démarche et recommencez.",
    support: "Unknown client or redirect URI, repeated or oversized parameters on /authorize/.",
  },
  FI_CONNECTION_REFUSED: {
    status: 403,
    message:
      "Cette connexion n'est plus utilisable. Retournez sur le site de la démarche et cliquez à nouveau sur le bouton FranceConnect.",
    support: "Connection unknown, already used, of another sign-in session, aidant or structure.",
  },
  FI_CONNECTION_EXPIRED: {
    status: 408,
    message:
      "Délai dépassé : cette connexion a été ouverte il y a trop longtemps. Retournez sur le site de la démarche et recommencez.",
    support: "Connection older than FC_FI_TTL.",
  },
  FI_USAGER_REFUSED: {
    status: 403,
    message:
      "Cette personne n'a pas de mandat en cours avec votre structure. Retournez sur le site de la démarche et recommencez.",
    support: "Usager unknown, of another structure or without active autorisation.",
  },
  FI_USAGER_REQUIRED: {
    status: 422,
    message: "Aucun profil n'a été trouvé : sélectionnez une personne dans la liste.",
    support: "Page 1 posted without a usable choice.",
  },
  FI_IDENTITY_INCOMPLETE: {
    status: 422,
    message:
      "Identité incomplète : FranceConnect refuserait l'identité enregistrée pour cette personne. Renouvelez son mandat avec FranceConnect pour la mettre à jour.",
    support: "The stored identity breaks a rule of FranceConnect (franceconnect §3.2).",
  },
  FI_DEMARCHE_REFUSED: {
    status: 403,
    message:
      "Cette démarche n'est pas autorisée pour cette personne. Retournez sur le site de la démarche et recommencez.",
    support: "Démarche unknown, not covered by an active autorisation, or not asked by the site.",
  },
  FI_LOGOUT_REFUSED: {
    status: 400,
    message: "La demande de déconnexion reçue de FranceConnect est incorrecte.",
    support: "Unregistered post_logout_redirect_uri, other client or malformed parameters.",
  },
  FI_REQUEST_TOO_LARGE: {
    status: 413,
    message: "La demande reçue est trop volumineuse.",
    support: "Body above 16 KiB on a FranceConnect endpoint.",
  },
} satisfies Record<string, ErrorEntry>;
