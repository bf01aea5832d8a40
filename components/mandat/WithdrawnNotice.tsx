import { DEMARCHES, type DemarcheKey } from "@/lib/demarche/catalogue";

/** Thématiques withdrawn from the structure (decision 50): not ended, of no use while they are. */
export function WithdrawnNotice({ demarches }: { demarches: readonly DemarcheKey[] }) {
  if (demarches.length === 0) return null;
  return (
    <div className="fr-alert fr-alert--warning fr-alert--sm fr-mb-4w">
      <p>
        {demarches.length > 1
          ? "Ces thématiques ont été retirées à votre structure. Leurs autorisations ne peuvent être ni utilisées ni renouvelées tant qu’elles ne lui sont pas rendues :"
          : "Cette thématique a été retirée à votre structure. Son autorisation ne peut être ni utilisée ni renouvelée tant qu’elle ne lui est pas rendue :"}
      </p>
      <ul>
        {demarches.map((key) => (
          <li key={key}>{DEMARCHES[key].title}</li>
        ))}
      </ul>
    </div>
  );
}
