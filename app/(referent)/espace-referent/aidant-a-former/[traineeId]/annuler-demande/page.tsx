import type { Metadata } from "next";
import { ActionForm } from "@/components/form/ActionForm";
import { SubmitButton } from "@/components/form/SubmitButton";
import { Breadcrumb } from "@/components/layout/Breadcrumb";
import { Facts } from "@/components/layout/Facts";
import { plainDate } from "@/lib/attestation/paris-dates";
import { requireActingReferent } from "@/lib/auth/require";
import { readCancellableTrainee } from "@/lib/formation/cancel-trainee";
import { orAbsent } from "@/lib/http/or-absent";
import { requestContext } from "@/lib/http/request-context";
import { ORGANISATION_FIELD } from "@/lib/referent/same-organisation";
import { cancelTraineeAction } from "./actions";

export const metadata: Metadata = { title: "Annuler une demande – Aidants Connect" };

const LIST = "/espace-referent/demandes/";

interface CancelPageProps {
  params: Promise<{ traineeId: string }>;
}

export default async function CancelTraineePage({ params }: CancelPageProps) {
  const ctx = await requestContext();
  const actor = await requireActingReferent(ctx);
  const trainee = await orAbsent(readCancellableTrainee(ctx, actor, (await params).traineeId));
  return (
    <div className="fr-container fr-pb-6w">
      <Breadcrumb
        trail={[{ label: "Demandes en cours", href: LIST }]}
        current="Annuler une demande"
      />
      <div className="fr-grid-row">
        <div className="fr-col-12 fr-col-lg-8">
          <h1>Annuler la demande de {trainee.fullName}&nbsp;?</h1>
          <Facts
            facts={[
              ["Adresse électronique", trainee.email],
              ["Profession", trainee.profession],
            ]}
          />
          {trainee.sessionAt === null ? (
            <p>
              Si un organisme de formation attend cette personne, prévenez-le aussi. Vous pourrez
              demander de nouveau son habilitation plus tard.
            </p>
          ) : (
            <p>
              Son inscription à la session du {plainDate(trainee.sessionAt)} sera annulée. Nous
              prévenons l’organisme de formation&nbsp;; prévenez-le aussi si un devis est en cours.
            </p>
          )}
          <ActionForm action={cancelTraineeAction}>
            <input type="hidden" name={ORGANISATION_FIELD} value={actor.organisationId} />
            <input type="hidden" name="trainee" value={trainee.id} />
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
