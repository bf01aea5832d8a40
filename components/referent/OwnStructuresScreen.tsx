import { DataTable } from "@/components/layout/DataTable";
import type { OwnStructure } from "@/lib/referent/list-own-structures";

function Switch({ structure }: { structure: OwnStructure }) {
  if (structure.current)
    return (
      <p className="fr-badge fr-badge--sm fr-badge--success fr-badge--no-icon">Structure active</p>
    );
  return (
    <form method="post" action="/espace-aidant/organisations/switch_main">
      <input type="hidden" name="organisation" value={structure.id} />
      <input type="hidden" name="next_url" value="/espace-referent/" />
      <button type="submit" className="fr-btn fr-btn--secondary fr-btn--sm">
        Gérer<span className="fr-sr-only"> {structure.name}</span>
      </button>
    </form>
  );
}

/** « Mes structures » (decision 85): those one is responsible for. */
export function OwnStructuresScreen({ structures }: { structures: readonly OwnStructure[] }) {
  return (
    <div className="fr-container fr-py-6w">
      <h1>Mes structures</h1>
      <p>
        Vous êtes référent de ces structures. Tout ce que vous voyez et faites dans l’espace
        référent concerne la structure active.
      </p>
      <DataTable
        id="mes-structures"
        caption="Structures dont vous êtes référent"
        headings={["Nom", "Numéro d’habilitation", "Ville", "Comptes actifs", "Choisir"]}
        rows={structures.map((structure) => ({
          key: structure.id,
          cells: [
            structure.name,
            structure.habilitationNumber ?? "–",
            structure.city ?? "–",
            structure.activeMembers,
            <Switch key="switch" structure={structure} />,
          ],
        }))}
      />
    </div>
  );
}
