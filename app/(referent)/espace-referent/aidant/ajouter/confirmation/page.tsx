import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ADDITION_PATHS } from "@/components/ajout/paths";
import { Steps } from "@/components/ajout/Steps";
import { Summary } from "@/components/ajout/Summary";
import { ActionForm } from "@/components/form/ActionForm";
import { SubmitButton } from "@/components/form/SubmitButton";
import { readSummary } from "@/lib/ajout/read-addition";
import { requireActingReferent } from "@/lib/auth/require";
import { requestContext } from "@/lib/http/request-context";
import { ORGANISATION_FIELD } from "@/lib/referent/same-organisation";
import { confirmAdditionAction } from "./actions";

export const metadata: Metadata = { title: "Ajouter un aidant, confirmation – Aidants Connect" };

export default async function AdditionConfirmationPage() {
  const ctx = await requestContext();
  const actor = await requireActingReferent(ctx);
  const summary = await readSummary(ctx, actor);
  if (summary === null) redirect(ADDITION_PATHS.profile);
  const isDirect = summary.trainees.length + summary.changes.length === 0;
  return (
    <div className="fr-container fr-pb-6w">
      <div className="fr-grid-row">
        <div className="fr-col-12 fr-col-lg-8">
          <Steps current={3} />
          <Summary summary={summary} organisationName={actor.organisationName} />
          <ActionForm action={confirmAdditionAction}>
            <input type="hidden" name={ORGANISATION_FIELD} value={actor.organisationId} />
            <input type="hidden" name="draft" value={summary.draftId} />
            <input type="hidden" name="revision" value={summary.revision} />
            <input type="hidden" name="shown" value={isDirect ? "direct" : "review"} />
            <ul className="fr-btns-group fr-btns-group--inline-md">
              <li>
                <SubmitButton>{isDirect ? "Confirmer l’ajout" : "Envoyer la demande"}</SubmitButton>
              </li>
              <li>
                <a className="fr-btn fr-btn--secondary" href={ADDITION_PATHS[summary.kind]}>
                  Retourner à l’étape précédente
                </a>
              </li>
            </ul>
          </ActionForm>
        </div>
      </div>
    </div>
  );
}
