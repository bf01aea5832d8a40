/** What the person reads for each code of the simulator; the codes are FranceConnect's. */
const MESSAGES = {
  Y000000: "Une erreur technique est survenue.",
  Y010008: "Votre identité n'a pas été trouvée dans le répertoire national.",
  Y010015: "L'identité transmise ne permet pas de se connecter.",
  Y020021: "La réponse du fournisseur d'identité ne contient pas de paramètre d'état.",
  Y020022: "La réponse du fournisseur d'identité ne correspond à aucune demande en cours.",
  Y020025: "La réponse du fournisseur d'identité ne contient pas de code.",
  Y020026: "L'échange de jetons avec le fournisseur d'identité a échoué.",
  Y020027: "Le fournisseur d'identité n'a pas transmis l'identité.",
  Y020029: "Le fournisseur d'identité n'a pas transmis d'identifiant valable.",
  Y020030: "La réponse du fournisseur d'identité est incomplète.",
  Y030007: "La demande du service est mal formée.",
  Y100001: "Le niveau de garantie obtenu est insuffisant.",
  Y100011: "Vous avez choisi de bloquer ce fournisseur d'identité.",
  Y100018: "Le niveau de garantie n'est pas autorisé pour ce fournisseur d'identité.",
  Y100019: "Votre session est introuvable ou terminée.",
  Y150003: "Votre session a expiré ou la page a été ouverte hors du parcours de connexion.",
  Y600006: "L'identité transmise par le fournisseur d'identité n'est pas valable.",
  Y600020: "Cette démarche n'entre pas dans les thématiques demandées par le service.",
} as const;

export type ErrorCode = keyof typeof MESSAGES;

const STATUSES: Partial<Record<ErrorCode, number>> = { Y000000: 500, Y020026: 502, Y020027: 502 };

/** A refusal shown as a page; `detail` is for the hooks and never holds a token. */
export class FcError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly detail = "",
    options?: ErrorOptions,
  ) {
    super(detail === "" ? code : `${code}: ${detail}`, options);
  }

  get status(): number {
    return STATUSES[this.code] ?? 400;
  }

  get screenMessage(): string {
    return MESSAGES[this.code];
  }
}
