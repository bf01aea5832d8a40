import { WithdrawnNotice } from "@/components/mandat/WithdrawnNotice";
import { plainDate } from "@/lib/attestation/paris-dates";
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
      <WithdrawnNotice demarches={withdrawn} />
    </>
  );
}
