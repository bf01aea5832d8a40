"use client";

/** Opens the browser's print dialog; without script the browser's own menu does it. */
export function PrintButton({ label = "Imprimer le mandat" }: { label?: string }) {
  return (
    <button
      type="button"
      className="fr-btn fr-btn--icon-left fr-icon-printer-line ac-script-only"
      onClick={() => {
        window.print();
      }}
    >
      {label}
    </button>
  );
}
