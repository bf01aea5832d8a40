import { ActionForm } from "@/components/form/ActionForm";
import type { FormAction } from "@/components/form/use-action-form";
import type { CreationForm as CreationFormModel } from "@/lib/mandat/draft-form";
import { DemarcheTiles } from "./DemarcheTiles";
import { DureeTiles } from "./DureeTiles";
import { FranceConnectSubmit } from "./FranceConnectSubmit";
import { Mentions } from "./Mentions";
import { RemoteBlock } from "./RemoteBlock";
import { sectionClass, StepTitle } from "./Step";

/** The four steps of a new mandat (mandats §3.3). */
export function CreationForm({ form, action }: { form: CreationFormModel; action: FormAction }) {
  return (
    <ActionForm action={action} autoComplete="off">
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
      <section className={sectionClass}>
        <div className="fr-mb-2w">
          <StepTitle number={4}>Connectez l’usager à FranceConnect</StepTitle>
        </div>
        <p>
          Laissez l’usager choisir son compte (impots.gouv.fr, ameli…) et taper lui-même son
          identifiant et son mot de passe. Vous relirez ensuite le mandat ensemble avant de
          l’enregistrer.
        </p>
        <FranceConnectSubmit />
      </section>
    </ActionForm>
  );
}
