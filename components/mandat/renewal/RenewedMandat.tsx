import { plainDate } from "@/lib/attestation/paris-dates";
import { DEMARCHES } from "@/lib/demarche/catalogue";
import type { RenewalForm } from "@/lib/mandat/renewal-form";

/** Whose mandat is renewed, and what becomes of the one that exists (mandats §5.1). */
export function RenewedMandat({ form }: { form: RenewalForm }) {
  const { usager, renewed, withdrawn } = form;
  return (
    <>
      <p className="fr-text--lead">
        Vous renouvelez le mandat de <strong>{usager.fullName}</strong> du{" "}
        {plainDate(renewed.createdAt)}, {renewed.expired ? "expiré" : "qui expire"} le{" "}
        {plainDate(renewed.expiresAt)}.
      </p>
      <p className="fr-mb-4w">
        Ses choix sont repris ci-dessous ; vous pouvez tous les modifier avec l’usager.
        {!renewed.expired &&
          " Les démarches que vous laissez de côté gardent leur date de fin actuelle."}
      </p>
      {withdrawn.length > 0 && (
        <div className="fr-alert fr-alert--warning fr-alert--sm fr-mb-4w">
          <p>
            {withdrawn.length > 1
              ? "Ces thématiques ont été retirées à votre structure et ne peuvent pas être renouvelées :"
              : "Cette thématique a été retirée à votre structure et ne peut pas être renouvelée :"}
          </p>
          <ul>
            {withdrawn.map((key) => (
              <li key={key}>{DEMARCHES[key].title}</li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}
