import { DEMARCHES, type DemarcheKey } from "@/lib/demarche/catalogue";

/** Démarches by title and description. */
export function DemarcheList({ demarches }: { demarches: readonly DemarcheKey[] }) {
  return (
    <ul>
      {demarches.map((key) => (
        <li key={key}>
          <strong>{DEMARCHES[key].title}</strong> : {DEMARCHES[key].description}
        </li>
      ))}
    </ul>
  );
}
