"use client";

/** Opens the browser's print dialog; without script the browser's own menu does it. */
export function PrintButton() {
  return (
    <button
      type="button"
      className="fr-btn fr-btn--icon-left fr-icon-printer-line ac-script-only"
      onClick={() => {
        window.print();
      }}
    >
      Imprimer le mandat
    </button>
  );
}
