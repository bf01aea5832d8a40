import type { Metadata } from "next";
import { orLeavePage } from "@/app/(aidant)/espace-aidant/mandats/leave";
import { Breadcrumb } from "@/components/layout/Breadcrumb";
import { CreationForm } from "@/components/mandat/creation/CreationForm";
import { OrganisationAlert } from "@/components/mandat/creation/OrganisationAlert";
import { RenewalStep } from "@/components/mandat/renewal/RenewalStep";
import { RenewedMandat } from "@/components/mandat/renewal/RenewedMandat";
import { requireAidant } from "@/lib/auth/require";
import { requestContext } from "@/lib/http/request-context";
import { renewalForm } from "@/lib/mandat/renewal-form";
import { startRenewalAction } from "./actions";

export const metadata: Metadata = { title: "Renouveler un mandat – Aidants Connect" };

interface RenewalPageProps {
  params: Promise<{ usagerId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** The creation form, filled from the mandat to renew (mandats §5.1). */
export default async function RenewalPage({ params, searchParams }: RenewalPageProps) {
  const ctx = await requestContext();
  const actor = await requireAidant(ctx);
  const { usagerId } = await params;
  const { mandat } = await searchParams;
  const named = { usagerId, mandatId: typeof mandat === "string" ? mandat : "" };
  const form = await orLeavePage(renewalForm(ctx, actor, named));
  const { fullName } = form.usager;
  const title = "Renouveler un mandat";
  const trail = [
    { label: "Accueil", href: "/espace-aidant/" },
    { label: "Mes mandats", href: "/espace-aidant/usagers/" },
    { label: fullName, href: `/espace-aidant/usagers/${usagerId}/` },
  ];
  return (
    <div className="fr-container fr-pb-8w">
      <Breadcrumb trail={trail} current={title} />
      <h1>
        {title}
        {form.severalOrganisations && ` pour ${form.organisationName}`}
      </h1>
      {form.severalOrganisations && <OrganisationAlert name={form.organisationName} />}
      <RenewedMandat form={form} />
      <CreationForm
        form={form}
        action={startRenewalAction}
        lastStep={<RenewalStep form={form} />}
      />
    </div>
  );
}
