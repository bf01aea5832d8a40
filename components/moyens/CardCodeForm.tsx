import { OneTimeCodeField } from "@/components/form/OneTimeCodeField";
import { SubmitButton } from "@/components/form/SubmitButton";
import type { FormAction } from "@/components/form/use-action-form";
import { MeansForm, type MeansTarget } from "./MeansForm";

interface CardCodeFormProps {
  action: FormAction;
  target: MeansTarget;
  /** The first of two consecutive codes was given. */
  awaitsNextCode: boolean;
  button: string;
}

/** A code of a card; then the one that follows it, when its clock is not on time. */
export function CardCodeForm({ action, target, awaitsNextCode, button }: CardCodeFormProps) {
  return (
    <>
      {awaitsNextCode && (
        <div className="fr-alert fr-alert--info fr-mb-3w" role="status">
          <h2 className="fr-alert__title">Saisissez maintenant le code suivant</h2>
          <p>
            Le premier code est reconnu. Attendez que la carte affiche le code qui le suit, dans la
            minute, puis saisissez-le&nbsp;: l’horloge de la carte sera réglée.
          </p>
        </div>
      )}
      <MeansForm action={action} target={target}>
        <OneTimeCodeField
          name="code"
          label={awaitsNextCode ? "Code suivant, à 6 chiffres" : "Code à 6 chiffres"}
          hint="Appuyez sur le bouton de la carte pour l’afficher, par exemple 123 456"
        />
        <SubmitButton>{awaitsNextCode ? "Valider le code suivant" : button}</SubmitButton>
      </MeansForm>
    </>
  );
}
