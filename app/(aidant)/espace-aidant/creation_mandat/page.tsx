import type { Metadata } from "next";
import { Breadcrumb } from "@/components/layout/Breadcrumb";
import { CreationForm } from "@/components/mandat/creation/CreationForm";
import { OrganisationAlert } from "@/components/mandat/creation/OrganisationAlert";
import { requireAidant } from "@/lib/auth/require";
import { requestContext } from "@/lib/http/request-context";
import { creationForm } from "@/lib/mandat/draft-form";
import { translatedLanguages } from "@/lib/traduction/read-translations";
import { startMandatAction } from "./actions";

export const metadata: Metadata = { title: "Nouveau mandat – Aidants Connect" };

/** Screen 1 of a mandat: what is read, what is chosen, then FranceConnect (mandats §3.3). */
export default async function CreationMandatPage() {
  const ctx = await requestContext();
  const actor = await requireAidant(ctx);
  const form = await creationForm(ctx, actor);
  const translated = await translatedLanguages(ctx);
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
      {translated.length > 0 && (
        <p>
          <a className="fr-link" href="/espace-aidant/creation_mandat/traduction/">
            Lire le mandat dans une autre langue
          </a>
        </p>
      )}
      {form.severalOrganisations && <OrganisationAlert name={form.organisationName} />}
      <CreationForm form={form} action={startMandatAction} />
    </div>
  );
}
