"use client";
import { useEffect, useRef } from "react";
import { useSessionClock } from "./use-session-clock";

interface SessionWarningProps {
  /** Milliseconds since 1970 on the server's clock, when the page was made. */
  now: number;
  warnsAt: number;
  endsAt: number;
}

/**
 * Warns five minutes before the end of the session and hides the page at its end (auth-referent §2.8).
 * Comfort only: the server ends the session by itself. Mount it once in the signed-in frame.
 */
export function SessionWarning(times: SessionWarningProps) {
  const { phase, minutesLeft, failed, stay } = useSessionClock(times);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (phase === "warning" && !dialog.current?.open) dialog.current?.showModal();
    if (phase === "quiet") dialog.current?.close();
  }, [phase]);
  if (phase === "over") return null;
  return (
    <dialog
      ref={dialog}
      role="alertdialog"
      aria-labelledby="fin-de-session-titre"
      aria-describedby="fin-de-session-texte"
      className="fr-p-4w"
      onCancel={(event) => {
        event.preventDefault();
        void stay();
      }}
    >
      <h2 id="fin-de-session-titre" className="fr-h4">
        Votre session va expirer
      </h2>
      <p id="fin-de-session-texte">
        Sans action de votre part, vous serez déconnecté dans{" "}
        {minutesLeft <= 1 ? "moins d’une minute" : `${String(minutesLeft)} minutes`}.
      </p>
      {failed && (
        <p className="fr-error-text" role="alert">
          La session n’a pas pu être prolongée. Vérifiez votre connexion à internet, puis réessayez.
        </p>
      )}
      <form method="post" action="/logout-session/">
        <ul className="fr-btns-group fr-btns-group--inline-md">
          <li>
            <button type="button" className="fr-btn" onClick={() => void stay()}>
              Rester connecté
            </button>
          </li>
          <li>
            <button type="submit" className="fr-btn fr-btn--secondary">
              Se déconnecter
            </button>
          </li>
        </ul>
      </form>
    </dialog>
  );
}
