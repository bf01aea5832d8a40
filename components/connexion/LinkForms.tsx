import { CODE_FORMAT_MESSAGE } from "@/lib/carte-totp/code-format";

const CODE_ERRORS = {
  code: "Les informations saisies ne permettent pas de vous identifier.",
  format: CODE_FORMAT_MESSAGE,
} as const;

export type LinkError = keyof typeof CODE_ERRORS;

export const isLinkError = (value: unknown): value is LinkError =>
  value === "code" || value === "format";

interface OpenLinkFormProps {
  /** Path of the handler that consumes the link. */
  action: string;
  /** Another browser asked for the link: a new code is needed. */
  needsCode: boolean;
  error?: LinkError | undefined;
}

/** The button that opens the session; a plain form, posted by its person only. */
export function OpenLinkForm({ action, needsCode, error }: OpenLinkFormProps) {
  return (
    <form method="post" action={action}>
      {!needsCode && (
        <p>
          Vous avez demandé à vous connecter à Aidants Connect. Appuyez sur le bouton pour ouvrir
          votre session dans ce navigateur.
        </p>
      )}
      {needsCode && (
        <>
          <p>
            Ce lien a été demandé depuis un autre navigateur. Pour continuer ici, saisissez un
            nouveau code, différent de celui que vous avez déjà utilisé.
          </p>
          <div className={`fr-input-group${error ? " fr-input-group--error" : ""}`}>
            <label className="fr-label" htmlFor="code">
              Code à 6 chiffres généré par votre carte Aidants ou votre téléphone
            </label>
            <input
              className={`fr-input${error ? " fr-input--error" : ""}`}
              id="code"
              name="code"
              autoComplete="one-time-code"
              inputMode="numeric"
              maxLength={12}
              required
              autoFocus={error !== undefined}
              aria-invalid={error !== undefined}
              aria-describedby={error ? "code-erreur" : undefined}
            />
            {error && (
              <p className="fr-error-text" id="code-erreur">
                {CODE_ERRORS[error]}
              </p>
            )}
          </div>
        </>
      )}
      <button className="fr-btn" type="submit">
        Se connecter
      </button>
    </form>
  );
}

/** Shown to somebody already signed in under another name. */
export function OtherPersonNotice({ fullName }: { fullName: string }) {
  return (
    <>
      <p>
        Vous êtes déjà connecté en tant que <strong>{fullName}</strong>. Pour utiliser ce lien,
        déconnectez-vous d’abord, puis ouvrez-le de nouveau.
      </p>
      <form method="post" action="/logout-session/">
        <button className="fr-btn" type="submit">
          Se déconnecter
        </button>
      </form>
    </>
  );
}
