"use client";
import { RadioField } from "@/components/form/ChoiceFields";
import { SelectField } from "@/components/form/SelectField";
import { TextField } from "@/components/form/TextField";
import type { FormAction } from "@/components/form/use-action-form";
import type { UntrainedContent, UntrainedRow } from "@/lib/ajout/draft";
import { RemoveRow, RowForm } from "./RowForm";

interface UntrainedFormProps {
  action: FormAction;
  content: Pick<UntrainedContent, "course" | "formateur" | "rows">;
  organisations: readonly { id: string; name: string }[];
  organisationId: string;
  max: number;
  /** Row that was just added. */
  focused?: number | undefined;
}

const PLAIN = { autoComplete: "off", maxLength: 150 } as const;
const EMAIL = { ...PLAIN, type: "email", inputMode: "email", spellCheck: false } as const;

interface RowProps {
  index: number;
  count: number;
  row: UntrainedRow | undefined;
  organisations: UntrainedFormProps["organisations"];
  organisationId: string;
  focused: boolean;
}

function PersonRow({ index, count, row, organisations, organisationId, focused }: RowProps) {
  const field = (name: string) => `${name}-${String(index)}`;
  const [only] = organisations;
  return (
    <fieldset className="fr-fieldset" aria-labelledby={field("personne")}>
      <legend className="fr-fieldset__legend fr-text--lg" id={field("personne")}>
        Personne {index + 1}
      </legend>
      <div className="fr-fieldset__element">
        <TextField
          name={field("firstName")}
          label="Prénom"
          defaultValue={row?.firstName}
          inputProps={{ ...PLAIN, autoFocus: focused }}
        />
        <TextField
          name={field("lastName")}
          label="Nom"
          defaultValue={row?.lastName}
          inputProps={PLAIN}
        />
        <TextField
          name={field("profession")}
          label="Profession"
          defaultValue={row?.profession}
          inputProps={PLAIN}
        />
        {organisations.length === 1 && only ? (
          <input type="hidden" name={field("organisation")} value={only.id} />
        ) : (
          <SelectField
            name={field("organisation")}
            label="Structure"
            defaultValue={row?.organisation ?? organisationId}
            choices={organisations.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        <RadioField
          name={field("conseiller")}
          legend="La personne fait partie du dispositif conseiller numérique"
          choices={[
            { value: "oui", label: "Oui" },
            { value: "non", label: "Non" },
          ]}
          defaultValue={row?.conseiller}
        />
        <TextField
          name={field("email")}
          label="Adresse électronique"
          hint="Nominative et lue par une seule personne, par exemple prenom.nom@exemple.fr. Une adresse partagée (accueil@, mairie@…) sera refusée."
          defaultValue={row?.email}
          inputProps={EMAIL}
        />
        <RemoveRow index={index} count={count} />
      </div>
    </fieldset>
  );
}

/** Step 2 for people who are not trained. */
export function UntrainedForm(props: UntrainedFormProps) {
  const { action, content, organisations, organisationId, max, focused } = props;
  return (
    <RowForm
      action={action}
      organisationId={organisationId}
      count={content.rows.length}
      max={max}
      addLabel="Ajouter une autre personne"
      nextLabel="Passer à l’étape suivante"
      head={
        <>
          <RadioField
            name="course"
            legend="Modalité de formation, la même pour toutes les personnes"
            choices={[
              {
                value: "CLASSIC",
                label: "Formation classique",
                hint: "Par un organisme de formation, payante",
              },
              {
                value: "P2P",
                label: "Formation entre pairs",
                hint: "Par un aidant habilité de votre structure, gratuite",
              },
            ]}
            defaultValue={content.course}
          />
          <TextField
            name="formateur"
            label="Adresse électronique de l’aidant formateur"
            hint="Pour une formation entre pairs seulement"
            defaultValue={content.formateur}
            inputProps={EMAIL}
          />
        </>
      }
      row={(index, count) => (
        <PersonRow
          index={index}
          count={count}
          row={content.rows[index]}
          organisations={organisations}
          organisationId={organisationId}
          focused={focused === index}
        />
      )}
    />
  );
}
