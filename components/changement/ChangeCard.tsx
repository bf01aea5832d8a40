import { ActionForm } from "@/components/form/ActionForm";
import { SubmitButton } from "@/components/form/SubmitButton";
import type { FormAction } from "@/components/form/use-action-form";
import { Facts } from "@/components/layout/Facts";
import { plainDate } from "@/lib/attestation/paris-dates";
import type { ChangeRow } from "@/lib/changement/list-changes";

const address = ({ newEmail, newEmailConfirmed }: ChangeRow): string => {
  if (newEmail === null) return "inchangée";
  return `${newEmail} (${newEmailConfirmed ? "confirmée" : "pas encore confirmée"})`;
};

/** One structure change to be decided. */
export function ChangeCard({ row, validate }: { row: ChangeRow; validate: FormAction }) {
  const waits = row.newEmail !== null && !row.newEmailConfirmed;
  return (
    <section aria-labelledby={`changement-${row.id}`} className="fr-mb-6w">
      <h2 id={`changement-${row.id}`} className="fr-h4">
        {row.fullName}
      </h2>
      {row.objected && (
        <p className="fr-badge fr-badge--error">La personne s’oppose à ce changement</p>
      )}
      <Facts
        facts={[
          ["Adresse actuelle", row.email],
          ["Nouvelle adresse", address(row)],
          ["Structures quittées", row.former.join(", ")],
          ["Structure rejointe", row.target],
          ["Demandé par", `${row.requestedBy}, le ${plainDate(row.createdAt)}`],
          [
            "Compte",
            row.inactive
              ? "désactivé : la validation le réactive, sauf si l’équipe l’a fermé"
              : "actif",
          ],
        ]}
      />
      <ul className="fr-btns-group fr-btns-group--inline-md">
        {!row.objected && !waits && (
          <li>
            <ActionForm action={validate}>
              <input type="hidden" name="change" value={row.id} />
              <SubmitButton>
                Valider<span className="fr-sr-only"> le changement de {row.fullName}</span>
              </SubmitButton>
            </ActionForm>
          </li>
        )}
        <li>
          <a className="fr-btn fr-btn--secondary" href={`?refus=${row.id}`}>
            Refuser<span className="fr-sr-only"> le changement de {row.fullName}</span>
          </a>
        </li>
      </ul>
    </section>
  );
}
