import type { Metadata } from "next";
import { ActionForm } from "@/components/form/ActionForm";
import { SubmitButton } from "@/components/form/SubmitButton";
import { TextAreaField, TextField } from "@/components/form/TextField";
import { Breadcrumb } from "@/components/layout/Breadcrumb";
import { REASON_HINT, RETENTION_TRAIL } from "@/components/retention/trail";
import { requireStaff } from "@/lib/auth/require-staff";
import { requestContext } from "@/lib/http/request-context";
import { placeHoldAction } from "../../actions";

export const metadata: Metadata = {
  title: "Poser une mesure de conservation – Administration – Aidants Connect",
};

export default async function PlaceHoldPage() {
  await requireStaff(await requestContext(), "TECHNICAL");
  return (
    <div className="fr-container fr-pb-6w">
      <Breadcrumb trail={RETENTION_TRAIL} current="Poser une mesure de conservation" />
      <h1>Poser une mesure de conservation</h1>
      <p>
        Tant que la mesure est en place, rien de cette personne, ou de ce seul mandat, n’est archivé
        ni effacé.
      </p>
      <ActionForm action={placeHoldAction} autoComplete="off">
        <TextField
          name="usager"
          label="Identifiant de l’usager"
          hint="36 caractères, donnés par la recherche d’usagers ou le journal"
          inputProps={{ maxLength: 36, spellCheck: false }}
        />
        <TextField
          name="mandat"
          label="Identifiant du mandat (facultatif)"
          hint="Laissez vide pour retenir tout ce qui concerne la personne"
          inputProps={{ maxLength: 36, spellCheck: false }}
        />
        <TextAreaField
          name="motif"
          label="Motif"
          hint={REASON_HINT}
          textAreaProps={{ rows: 4, maxLength: 500 }}
        />
        <SubmitButton>Poser la mesure</SubmitButton>
      </ActionForm>
    </div>
  );
}
