import { ActionForm } from "@/components/form/ActionForm";
import { SelectField } from "@/components/form/SelectField";
import { SubmitButton } from "@/components/form/SubmitButton";
import { TextField } from "@/components/form/TextField";
import type { FormAction } from "@/components/form/use-action-form";
import { Breadcrumb } from "@/components/layout/Breadcrumb";
import { ORGANISATION_FIELD } from "@/lib/referent/same-organisation";
import { REFERENTS_PATH } from "./ReferentListScreen";

interface AddReferentScreenProps {
  organisation: { id: string; name: string };
  /** Active members who are not référents. */
  designable: readonly { id: string; fullName: string }[];
  designate: FormAction;
  request: FormAction;
}

function Designate({ organisation, designable, designate }: AddReferentScreenProps) {
  if (designable.length === 0)
    return <p>Aucun aidant actif de votre structure ne peut être désigné pour l’instant.</p>;
  return (
    <ActionForm action={designate} autoComplete="off">
      <input type="hidden" name={ORGANISATION_FIELD} value={organisation.id} />
      <SelectField
        name="user"
        label="Aidant à désigner"
        placeholder="Choisissez une personne"
        choices={designable.map(({ id, fullName }) => ({ value: id, label: fullName }))}
      />
      <SubmitButton>Désigner comme référent</SubmitButton>
    </ActionForm>
  );
}

function Request({ organisation, request }: AddReferentScreenProps) {
  return (
    <ActionForm action={request} autoComplete="off">
      <input type="hidden" name="structure" value={organisation.id} />
      <TextField name="prenom" label="Prénom" inputProps={{ maxLength: 150 }} />
      <TextField name="nom" label="Nom" inputProps={{ maxLength: 150 }} />
      <TextField name="profession" label="Profession" inputProps={{ maxLength: 150 }} />
      <TextField
        name="telephone"
        label="Téléphone mobile"
        hint="Il recevra le code de sa première connexion. Exemple : 06 01 01 01 01."
        inputProps={{ type: "tel", inputMode: "tel" }}
      />
      <TextField
        name="email"
        label="Adresse e-mail"
        hint="Une adresse nominative, que cette personne est seule à lire."
        inputProps={{ type: "email", maxLength: 150 }}
      />
      <SubmitButton>Envoyer la demande</SubmitButton>
    </ActionForm>
  );
}

/** « Ajouter un ou une référente »: two ways (auth-referent §4.8). */
export function AddReferentScreen(props: AddReferentScreenProps) {
  return (
    <div className="fr-container fr-pb-6w">
      <Breadcrumb
        trail={[{ label: "Référents", href: REFERENTS_PATH }]}
        current="Ajouter un ou une référente"
      />
      <div className="fr-grid-row">
        <div className="fr-col-12 fr-col-md-8">
          <h1>Ajouter un ou une référente</h1>
          <p>
            Un référent de {props.organisation.name} a les mêmes droits que vous&nbsp;: gérer les
            comptes et les moyens de connexion, désigner d’autres référents. Chaque référent accepte
            la <a href="/espace-referent/charte/">charte du référent</a>.
          </p>
          <h2>Désigner un aidant existant</h2>
          <p>
            C’est la meilleure solution&nbsp;: un aidant formé peut aider ses collègues. L’effet est
            immédiat.
          </p>
          <Designate {...props} />
          <h2 className="fr-mt-6w">Ajouter un référent non-aidant</h2>
          <p>
            Pour une personne qui gérera les comptes sans jamais créer de mandat. L’équipe Aidants
            Connect examine la demande, puis lui écrit comment se connecter.
          </p>
          <Request {...props} />
        </div>
      </div>
    </div>
  );
}
