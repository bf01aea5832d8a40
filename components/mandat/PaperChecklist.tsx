import { dateAndTime, shortDate } from "@/lib/attestation/paris-dates";
import type { PaperChecklist as Checklist } from "@/lib/mandat/paper";

const STEPS = [
  {
    item: "SIGNED",
    value: "signe",
    done: "Signé par les deux parties",
    todo: "Pas encore signé par les deux parties",
    act: "Noter « signé »",
  },
  {
    item: "COPY_GIVEN",
    value: "copie",
    done: "Copie remise à l'usager",
    todo: "Copie pas encore remise à l'usager",
    act: "Noter « copie remise »",
  },
] as const;

interface PaperChecklistProps {
  mandatId: string;
  createdAt: Date;
  paper: Checklist;
  /** Page that shows it, to come back to. */
  page: "usager" | "mandat";
}

/** What became of the two printed copies: ticked once signed, never unticked (mandats §3.8). */
export function PaperChecklist({ mandatId, createdAt, paper, page }: PaperChecklistProps) {
  const left = STEPS.some(({ item }) => paper[item] === null);
  const name = `papier-${mandatId}`;
  return (
    <form
      method="post"
      action={`/espace-aidant/mandats/${mandatId}/papier`}
      aria-labelledby={name}
      className="ac-paper"
    >
      <input type="hidden" name="retour" value={page} />
      <p id={name} className="fr-text--bold fr-mb-1v">
        Exemplaires papier<span className="fr-sr-only"> du mandat du {shortDate(createdAt)}</span>
      </p>
      <ul className="ac-paper__steps">
        {STEPS.map(({ item, value, done, todo, act }) => {
          const mark = paper[item];
          return (
            <li key={item}>
              {mark ? (
                <span className="ac-paper__done fr-icon-checkbox-circle-fill fr-icon--sm">
                  {done}, noté le {dateAndTime(mark.at)} par {mark.by}
                </span>
              ) : (
                <>
                  <span>{todo}</span>
                  <button
                    type="submit"
                    name="etape"
                    value={value}
                    className="fr-btn fr-btn--tertiary fr-btn--sm"
                  >
                    {act}
                    <span className="fr-sr-only"> pour le mandat du {shortDate(createdAt)}</span>
                  </button>
                </>
              )}
            </li>
          );
        })}
      </ul>
      {left && (
        <p className="fr-hint-text fr-mb-0">
          Notez une étape après l&apos;avoir vérifiée : elle ne peut plus être retirée.
        </p>
      )}
    </form>
  );
}
