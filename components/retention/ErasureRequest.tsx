import { ActionForm } from "@/components/form/ActionForm";
import { SubmitButton } from "@/components/form/SubmitButton";
import type { FormAction } from "@/components/form/use-action-form";
import type { ErasureView } from "@/lib/retention/read-retention";

const day = new Intl.DateTimeFormat("fr-FR", { timeZone: "Europe/Paris", dateStyle: "long" });
const minute = new Intl.DateTimeFormat("fr-FR", {
  timeZone: "Europe/Paris",
  dateStyle: "long",
  timeStyle: "short",
});

interface ErasureRequestProps {
  request: ErasureView;
  approve: FormAction;
  cancel: FormAction;
}

function Next({ request }: { request: ErasureView }) {
  if (request.approved) {
    return <p>Les deux approbations sont données : l’effacement se fera la nuit prochaine.</p>;
  }
  if (request.approvedByMe) {
    return <p>Vous avez approuvé. Il manque l’approbation d’un autre administrateur technique.</p>;
  }
  return (
    <p>
      Deux administrateurs techniques différents doivent l’approuver. L’effacement est définitif.
    </p>
  );
}

/** The request under discussion: what it would erase, who has approved, what may be done. */
export function ErasureRequest({ request, approve, cancel }: ErasureRequestProps) {
  const id = <input type="hidden" name="demande" value={request.id} />;
  return (
    <div className="fr-callout">
      <h3 className="fr-callout__title">Demande du {day.format(request.requestedAt)}</h3>
      <p>
        Faite par {request.requestedBy}, pour ce qui s’est terminé avant le{" "}
        {day.format(request.dueBefore)} : preuves nominatives de {request.mandats} mandat
        {request.mandats > 1 ? "s" : ""}, identité de {request.usagers} usager
        {request.usagers > 1 ? "s" : ""}, {request.orphans} texte
        {request.orphans > 1 ? "s" : ""} ou conversation{request.orphans > 1 ? "s" : ""} sans
        mandat.
      </p>
      {request.approvals.length > 0 && (
        <ul>
          {request.approvals.map(({ by, at }) => (
            <li key={by}>
              Approuvée par {by} le {minute.format(at)}
            </li>
          ))}
        </ul>
      )}
      <Next request={request} />
      {!request.approved && !request.approvedByMe && (
        <ActionForm action={approve} className="fr-mb-2w">
          {id}
          <SubmitButton>Approuver l’effacement</SubmitButton>
        </ActionForm>
      )}
      <ActionForm action={cancel}>
        {id}
        <SubmitButton priority="secondary">Annuler la demande</SubmitButton>
      </ActionForm>
    </div>
  );
}
