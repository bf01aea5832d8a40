"use client";
import { useRef, useState, type ReactNode, type SubmitEvent } from "react";

interface HideFormProps {
  id: string;
  /** Page to come back to without script. */
  back: string;
  /** The message; it disappears with its button. */
  children: ReactNode;
}

const addressOf = (id: string): string => `/espace-aidant/notifications/${id}/marquer/`;

/**
 * A message with « Masquer le message ». With script it disappears where it is, and the focus goes to
 * the sentence that takes its place; without, or when the answer is no, the form is simply posted.
 */
export function HideForm({ id, back, children }: HideFormProps) {
  const [hidden, setHidden] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const hide = async () => {
    const answer = await fetch(addressOf(id), { method: "DELETE", redirect: "manual" }).catch(
      () => null,
    );
    if (answer?.ok) setHidden(true);
    else form.current?.submit();
  };
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    void hide();
  };
  if (hidden) {
    return (
      <p className="fr-text--sm" role="status" tabIndex={-1} ref={(element) => element?.focus()}>
        Le message est masqué.
      </p>
    );
  }
  return (
    <>
      {children}
      <form ref={form} method="post" action={addressOf(id)} onSubmit={onSubmit}>
        <input type="hidden" name="etat" value="lu" />
        <input type="hidden" name="retour" value={back} />
        <button
          className="fr-btn fr-btn--tertiary fr-btn--sm fr-mt-2w"
          type="submit"
          aria-describedby={`message-${id}`}
        >
          Masquer le message
        </button>
      </form>
    </>
  );
}
