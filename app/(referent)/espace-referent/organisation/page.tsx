import type { Metadata } from "next";
import { ActionForm } from "@/components/form/ActionForm";
import { CheckboxGroupField } from "@/components/form/ChoiceFields";
import { SubmitButton } from "@/components/form/SubmitButton";
import { OrganisationCard } from "@/components/referent/OrganisationCard";
import { requireReferent } from "@/lib/auth/require";
import { DEMARCHE_KEYS, DEMARCHES } from "@/lib/demarche/catalogue";
import { requestContext } from "@/lib/http/request-context";
import { readOwnOrganisation } from "@/lib/referent/read-organisation";
import { ORGANISATION_FIELD } from "@/lib/referent/same-organisation";
import { saveDemarchesAction } from "./actions";

export const metadata: Metadata = { title: "Mon organisation – Aidants Connect" };

const CHOICES = DEMARCHE_KEYS.map((value) => ({
  value,
  label: DEMARCHES[value].title,
  hint: DEMARCHES[value].description,
}));

export default async function OrganisationPage() {
  const ctx = await requestContext();
  const actor = await requireReferent(ctx);
  const organisation = await readOwnOrganisation(ctx, actor);
  return (
    <div className="fr-container fr-py-6w">
      <h1>Mon organisation</h1>
      <OrganisationCard organisation={organisation} />
      <p>
        <a className="fr-link" href="/espace-referent/mes-structures/">
          Mes structures
        </a>
      </p>
      <h2>Thématiques administratives disponibles</h2>
      <p>
        Vos aidants ne proposent que les thématiques cochées, pour les nouveaux mandats, les
        renouvellements et les démarches. Les mandats déjà signés restent valables jusqu’à leur
        fin&nbsp;; une thématique décochée ne peut plus être utilisée tant qu’elle n’est pas cochée
        de nouveau.
      </p>
      <ActionForm action={saveDemarchesAction}>
        <input type="hidden" name={ORGANISATION_FIELD} value={organisation.id} />
        <CheckboxGroupField
          name="demarche"
          legend="Thématiques"
          hint="Cochez au moins une thématique."
          choices={CHOICES}
          defaultValues={organisation.demarches}
        />
        <SubmitButton>Enregistrer les modifications</SubmitButton>
      </ActionForm>
    </div>
  );
}
