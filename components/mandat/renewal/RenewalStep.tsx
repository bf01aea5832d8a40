import { SubmitButton } from "@/components/form/SubmitButton";
import { BySms } from "@/components/mandat/creation/BySms";
import { StepTitle } from "@/components/mandat/creation/Step";
import type { RenewalForm } from "@/lib/mandat/renewal-form";

/** Step 4 of a renewal: the usager is known, only the signature is left. */
export function RenewalStep({ form }: { form: RenewalForm }) {
  return (
    <>
      <input type="hidden" name="usager" value={form.usager.id} />
      <input type="hidden" name="mandat" value={form.renewed.id} />
      <div className="fr-mb-2w">
        <StepTitle number={4}>Renouvelez le mandat</StepTitle>
      </div>
      <p>
        L’usager n’a pas à se reconnecter à FranceConnect. Vous relirez ensemble le nouveau mandat
        avant de l’enregistrer, puis vous l’imprimerez pour le signer.
      </p>
      <BySms>
        <p>
          Un premier SMS résume d’abord le mandat à la personne, un second lui demande son accord.
        </p>
      </BySms>
      <SubmitButton>Renouveler le mandat</SubmitButton>
    </>
  );
}
