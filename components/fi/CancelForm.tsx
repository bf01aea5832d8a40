/** Gives up: FranceConnect shows its list of providers again. Works without script. */
export function CancelForm({ connectionId }: { connectionId: string }) {
  return (
    <form action="/authorize/" method="post" className="fr-mt-3w">
      <input type="hidden" name="connection_id" value={connectionId} />
      <button type="submit" name="action" value="cancel" className="fr-btn fr-btn--tertiary">
        Annuler et revenir à FranceConnect
      </button>
    </form>
  );
}
