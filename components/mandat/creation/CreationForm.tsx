import type { ReactNode } from "react";
import { ActionForm } from "@/components/form/ActionForm";
import type { FormAction } from "@/components/form/use-action-form";
import type { CreationForm as CreationFormModel } from "@/lib/mandat/draft-form";
import { SmsSupport } from "@/components/mandat/consentement/SmsSupport";
import { DemarcheTiles } from "./DemarcheTiles";
import { DureeTiles } from "./DureeTiles";
import { FranceConnectStep } from "./FranceConnectStep";
import { Mentions } from "./Mentions";
import { RemoteBlock } from "./RemoteBlock";
import { sectionClass, StepTitle } from "./Step";

interface CreationFormProps {
  form: CreationFormModel;
  action: FormAction;
  /** Step 4: a renewal does not pass through FranceConnect (§5.1). */
  lastStep?: ReactNode;
}

/** The four steps of a mandat (mandats §3.3). */
export function CreationForm(props: CreationFormProps) {
  const { form, action, lastStep = <FranceConnectStep /> } = props;
  return (
    <ActionForm action={action} autoComplete="off">
      <input type="hidden" name="organisation" value={form.organisationId} />
      <SmsSupport email={form.contactEmail} />
      <p className="fr-hint-text fr-mb-4w">
        Sauf mention contraire, tous les champs sont obligatoires.
      </p>
      <section className={sectionClass}>
        <div className="fr-mb-2w">
          <StepTitle number={1}>Lisez ces mentions à l’usager</StepTitle>
        </div>
        <Mentions organisationName={form.organisationName} />
      </section>
      <section className={sectionClass}>
        <DemarcheTiles allowed={form.allowedDemarches} chosen={form.demarches} />
      </section>
      <section className={sectionClass}>
        <DureeTiles chosen={form.duree} />
        <RemoteBlock remote={form.remote} />
      </section>
      <section className={sectionClass}>{lastStep}</section>
    </ActionForm>
  );
}
