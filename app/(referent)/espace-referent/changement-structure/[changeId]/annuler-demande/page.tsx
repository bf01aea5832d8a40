import type { Metadata } from "next";
import { ActionForm } from "@/components/form/ActionForm";
import { SubmitButton } from "@/components/form/SubmitButton";
import { Breadcrumb } from "@/components/layout/Breadcrumb";
import { requireActingReferent } from "@/lib/auth/require";
import { readCancellableChange } from "@/lib/changement/close-change";
import { orAbsent } from "@/lib/http/or-absent";
import { requestContext } from "@/lib/http/request-context";
import { ORGANISATION_FIELD } from "@/lib/referent/same-organisation";
import { cancelChangeAction } from "./actions";

export const metadata: Metadata = { title: "Annuler une demande – Aidants Connect" };

const LIST = "/espace-referent/demandes/";

interface CancelPageProps {
  params: Promise<{ changeId: string }>;
}

export default async function CancelChangePage({ params }: CancelPageProps) {
  const ctx = await requestContext();
  const actor = await requireActingReferent(ctx);
  const change = await orAbsent(readCancellableChange(ctx, actor, (await params).changeId));
  return (
    <div className="fr-container fr-pb-6w">
      <Breadcrumb
        trail={[{ label: "Demandes en cours", href: LIST }]}
        current="Annuler une demande"
      />
      <div className="fr-grid-row">
        <div className="fr-col-12 fr-col-lg-8">
          <h1>Annuler la demande de changement de structure&nbsp;?</h1>
          <p>
            {change.email} ne rejoindra pas votre structure et en sera informé. Vous pourrez refaire
            cette demande plus tard.
          </p>
          <ActionForm action={cancelChangeAction}>
            <input type="hidden" name={ORGANISATION_FIELD} value={actor.organisationId} />
            <input type="hidden" name="change" value={change.id} />
            <ul className="fr-btns-group fr-btns-group--inline-md">
              <li>
                <SubmitButton>Annuler cette demande</SubmitButton>
              </li>
              <li>
                <a className="fr-btn fr-btn--secondary" href={LIST}>
                  Retour
                </a>
              </li>
            </ul>
          </ActionForm>
        </div>
      </div>
    </div>
  );
}
