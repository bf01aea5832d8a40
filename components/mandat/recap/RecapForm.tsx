import { ActionForm } from "@/components/form/ActionForm";
import { CheckboxField } from "@/components/form/ChoiceFields";
import { OneTimeCodeField } from "@/components/form/OneTimeCodeField";
import { SubmitButton } from "@/components/form/SubmitButton";
import type { FormAction } from "@/components/form/use-action-form";
import type { Recap } from "@/lib/mandat/read-recap";

/** The two declarations and the code that sign what the page shows, and nothing else. */
export function RecapForm({ recap, action }: { recap: Recap; action: FormAction }) {
  const { usager, aidantName, isRemote } = recap;
  return (
    <ActionForm action={action} autoComplete="off">
      <input type="hidden" name="brouillon" value={recap.draftId} />
      <input type="hidden" name="version" value={recap.version} />
      <fieldset className="fr-fieldset" aria-labelledby="validation-usager">
        <legend className="fr-fieldset__legend" id="validation-usager">
          <h2 className="fr-mb-0">Validation de l&apos;usager</h2>
        </legend>
        <div className="fr-fieldset__element">
          <p>
            En cochant ces cases, <strong>{aidantName}</strong> confirme :
          </p>
          <CheckboxField
            name="information"
            label={`Avoir expliqué à ${usager.fullName} l'objet de l'intervention, pourquoi ses informations sont recueillies et à quoi elles servent, ainsi que ses droits sur ces informations : accès, rectification, limitation, suppression.`}
          />
          <CheckboxField
            name="consentement"
            label={
              isRemote
                ? `Avoir obtenu et conservé le consentement écrit de ${usager.fullName} (courriel, capture d'un SMS…) pour conclure ce mandat à distance et utiliser ses données personnelles.`
                : `Avoir l'accord de ${usager.fullName} pour conclure ce mandat, qu'il ou elle va signer.`
            }
          />
        </div>
      </fieldset>
      <h2>Validation de l&apos;aidant</h2>
      <OneTimeCodeField
        name="code"
        label="Code temporaire"
        hint="Affiché par votre carte ou votre application. Format attendu : 6 chiffres"
      />
      <SubmitButton>Enregistrer le mandat</SubmitButton>
    </ActionForm>
  );
}
