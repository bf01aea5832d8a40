/** Forgets the search. */
export function WholeListForm({ connectionId }: { connectionId: string }) {
  return (
    <form action="/authorize/" method="post" className="fr-mb-2w">
      <input type="hidden" name="connection_id" value={connectionId} />
      <button
        type="submit"
        name="action"
        value="search"
        className="fr-btn fr-btn--tertiary fr-btn--sm"
      >
        Afficher toute la liste
      </button>
    </form>
  );
}
