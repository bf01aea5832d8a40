"use client";
import { useContext } from "react";
import { FormContext } from "@/components/form/form-context";

/** Submits the form towards FranceConnect; a second press meanwhile does nothing. */
export function FranceConnectSubmit() {
  const { pending } = useContext(FormContext);
  return (
    <div className="fr-connect-group">
      <button
        type="submit"
        className="fr-connect"
        aria-disabled={pending || undefined}
        onClick={(event) => {
          if (pending) event.preventDefault();
        }}
      >
        <span className="fr-connect__login">S’identifier avec </span>
        <span className="fr-connect__brand">FranceConnect</span>
      </button>
      <p>
        <a
          href="https://franceconnect.gouv.fr/"
          target="_blank"
          rel="noopener external"
          title="Qu’est-ce que FranceConnect ? - nouvelle fenêtre"
        >
          Qu’est-ce que FranceConnect ?
        </a>
      </p>
    </div>
  );
}
