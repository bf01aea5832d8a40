import type { Metadata } from "next";
import { Steps } from "@/components/ajout/Steps";
import { ActionForm } from "@/components/form/ActionForm";
import { RadioField } from "@/components/form/ChoiceFields";
import { SubmitButton } from "@/components/form/SubmitButton";
import { requireActingReferent } from "@/lib/auth/require";
import { requestContext } from "@/lib/http/request-context";
import { ORGANISATION_FIELD } from "@/lib/referent/same-organisation";
import { startAdditionAction } from "./actions";

export const metadata: Metadata = { title: "Ajouter un aidant, profil – Aidants Connect" };

export default async function ProfilePage() {
  const actor = await requireActingReferent(await requestContext());
  return (
    <div className="fr-container fr-pb-6w">
      <div className="fr-grid-row">
        <div className="fr-col-12 fr-col-lg-8">
          <Steps current={1} />
          <div className="fr-alert fr-alert--info fr-alert--sm fr-mb-4w">
            <p>
              Les cartes physiques ne sont plus fournies aux nouveaux aidants&nbsp;: ils se
              connectent avec une application sur leur téléphone.
            </p>
          </div>
          <ActionForm action={startAdditionAction}>
            <input type="hidden" name={ORGANISATION_FIELD} value={actor.organisationId} />
            <RadioField
              name="profil"
              legend={`Quel est le profil des aidants à ajouter à ${actor.organisationName} ?`}
              choices={[
                {
                  value: "untrained",
                  label: "Ils ne sont pas encore formés à Aidants Connect",
                  hint: "Ils suivront une formation, puis le test PIX",
                },
                {
                  value: "trained",
                  label: "Ils sont déjà formés et habilités Aidants Connect",
                  hint: "Ils ont un compte dans une autre structure",
                },
              ]}
            />
            <ul className="fr-btns-group fr-btns-group--inline-md">
              <li>
                <SubmitButton>Passer à l’étape suivante</SubmitButton>
              </li>
              <li>
                <a className="fr-btn fr-btn--secondary" href="/espace-referent/aidants/">
                  Annuler
                </a>
              </li>
            </ul>
          </ActionForm>
        </div>
      </div>
    </div>
  );
}
