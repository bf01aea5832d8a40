import type { UsagerEntry } from "@/lib/franceconnect/fi/model";

interface UsagerFormProps {
  connectionId: string;
  usagers: readonly UsagerEntry[];
  error: string | undefined;
}

const radioId = (usager: UsagerEntry | undefined): string => `usager-${usager?.id ?? ""}`;

/** Where the error summary leads. */
export const firstRadioId = (usagers: readonly UsagerEntry[]): string => radioId(usagers[0]);

const inFrench = (date: string): string => date.split("-").reverse().join("/");

function details({ birthdate, preferredUsername }: UsagerEntry): string {
  const parts = [
    preferredUsername && `Nom d’usage : ${preferredUsername}`,
    birthdate && `Date de naissance : ${inFrench(birthdate)}`,
  ];
  return parts.filter(Boolean).join(" – ");
}

function UsagerRadio({ usager }: { usager: UsagerEntry }) {
  const id = radioId(usager);
  const hint = details(usager);
  return (
    <div className="fr-fieldset__element">
      <div className="fr-radio-group fr-radio-rich">
        <input type="radio" id={id} name="chosen_usager" value={usager.id} />
        <label className="fr-label" htmlFor={id}>
          {usager.name}
          {hint !== "" && <span className="fr-hint-text">{hint}</span>}
        </label>
      </div>
    </div>
  );
}

/** Page 1: one person among those who have a mandat in progress. */
export function UsagerForm({ connectionId, usagers, error }: UsagerFormProps) {
  const messages = "usagers-messages";
  return (
    <form action="/authorize/" method="post">
      <input type="hidden" name="connection_id" value={connectionId} />
      <fieldset
        id="usagers"
        className={`fr-fieldset${error ? " fr-fieldset--error" : ""}`}
        aria-labelledby={`usagers-legende${error ? ` ${messages}` : ""}`}
      >
        <legend className="fr-fieldset__legend" id="usagers-legende">
          Personne accompagnée
          <span className="fr-hint-text">
            Seules les personnes qui ont un mandat en cours avec votre structure sont affichées.
          </span>
        </legend>
        {usagers.map((usager) => (
          <UsagerRadio key={usager.id} usager={usager} />
        ))}
        {error && (
          <div className="fr-messages-group" id={messages}>
            <p className="fr-message fr-message--error">{error}</p>
          </div>
        )}
      </fieldset>
      <button type="submit" className="fr-btn">
        Continuer
      </button>
    </form>
  );
}
