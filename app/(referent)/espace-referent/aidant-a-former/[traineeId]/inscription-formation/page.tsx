import type { Metadata } from "next";
import { ActionForm } from "@/components/form/ActionForm";
import { RadioField } from "@/components/form/ChoiceFields";
import { SubmitButton } from "@/components/form/SubmitButton";
import { ContactList } from "@/components/formation/ContactList";
import { sessionDates, sessionDetails } from "@/components/formation/session-texts";
import { Breadcrumb } from "@/components/layout/Breadcrumb";
import { requireActingReferent } from "@/lib/auth/require";
import { readRegistration } from "@/lib/formation/list-sessions";
import { orAbsent } from "@/lib/http/or-absent";
import { requestContext } from "@/lib/http/request-context";
import { ORGANISATION_FIELD } from "@/lib/referent/same-organisation";
import { registerTraineeAction } from "./actions";

export const metadata: Metadata = { title: "Inscription en formation – Aidants Connect" };

const LIST = "/espace-referent/demandes/";

interface RegistrationPageProps {
  params: Promise<{ traineeId: string }>;
}

export default async function RegistrationPage({ params }: RegistrationPageProps) {
  const ctx = await requestContext();
  const actor = await requireActingReferent(ctx);
  const { traineeId } = await params;
  const { trainee, sessions, contacts } = await orAbsent(readRegistration(ctx, actor, traineeId));
  return (
    <div className="fr-container fr-pb-6w">
      <Breadcrumb
        trail={[{ label: "Demandes en cours", href: LIST }]}
        current="Inscription en formation"
      />
      <div className="fr-grid-row">
        <div className="fr-col-12 fr-col-lg-8">
          <h1>Formation de {trainee.fullName}</h1>
          <p>
            La formation est payante, sauf financement. Les bénéficiaires du programme France
            Numérique Ensemble n’ont pas à s’inscrire ici.
          </p>
          {trainee.conseillerNumerique && (
            <p>Seules les sessions réservées aux conseillers numériques sont proposées.</p>
          )}
          {sessions.length === 0 ? (
            <>
              <p>Aucune formation n’est encore disponible.</p>
              <a className="fr-btn fr-btn--secondary" href={LIST}>
                Retour aux demandes
              </a>
            </>
          ) : (
            <ActionForm action={registerTraineeAction}>
              <input type="hidden" name={ORGANISATION_FIELD} value={actor.organisationId} />
              <input type="hidden" name="trainee" value={trainee.id} />
              <RadioField
                name="session"
                legend="Choisissez une session"
                hint="Une personne n’a qu’une inscription : en choisir une autre libère la place précédente."
                choices={sessions.map((session) => ({
                  value: session.id,
                  label: `${session.organism} : ${sessionDates(session)}`,
                  hint: sessionDetails(session),
                }))}
                defaultValue={sessions.find(({ current }) => current)?.id}
              />
              <ul className="fr-btns-group fr-btns-group--inline-md">
                <li>
                  <SubmitButton>Valider la sélection</SubmitButton>
                </li>
                <li>
                  <a className="fr-btn fr-btn--secondary" href={LIST}>
                    Annuler
                  </a>
                </li>
              </ul>
            </ActionForm>
          )}
          {contacts.length > 0 && <ContactList contacts={contacts} />}
        </div>
      </div>
    </div>
  );
}
