import type { Metadata } from "next";
import { Breadcrumb } from "@/components/layout/Breadcrumb";
import { CreationForm } from "@/components/mandat/creation/CreationForm";
import { OrganisationAlert } from "@/components/mandat/creation/OrganisationAlert";
import { requireAidant } from "@/lib/auth/require";
import { requestContext } from "@/lib/http/request-context";
import { creationForm } from "@/lib/mandat/draft-form";
import { startMandatAction } from "./actions";

export const metadata: Metadata = { title: "Nouveau mandat – Aidants Connect" };

/** Screen 1 of a mandat: what is read, what is chosen, then FranceConnect (mandats §3.3). */
export default async function CreationMandatPage() {
  const ctx = await requestContext();
  const actor = await requireAidant(ctx);
  const form = await creationForm(ctx, actor);
  const title = "Créer un mandat";
  return (
    <div className="fr-container fr-pb-8w">
      <Breadcrumb
        trail={[{ label: "Mon espace aidant", href: "/espace-aidant/" }]}
        current={title}
      />
      <h1>
        {title}
        {form.severalOrganisations && ` pour ${form.organisationName}`}
      </h1>
      {form.severalOrganisations && <OrganisationAlert name={form.organisationName} />}
      <CreationForm form={form} action={startMandatAction} />
    </div>
  );
}
