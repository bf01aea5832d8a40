interface StateFormProps {
  id: string;
  read: boolean;
  back: string;
}

/** Hides a message, or shows it again on the home page; a plain form. */
export function StateForm({ id, read, back }: StateFormProps) {
  return (
    <form method="post" action={`/espace-aidant/notifications/${id}/marquer/`}>
      <input type="hidden" name="etat" value={read ? "non-lu" : "lu"} />
      <input type="hidden" name="retour" value={back} />
      <button
        className="fr-btn fr-btn--tertiary fr-btn--sm"
        type="submit"
        aria-describedby={`message-${id}`}
      >
        {read ? "Afficher de nouveau sur l’accueil" : "Masquer le message"}
      </button>
    </form>
  );
}
