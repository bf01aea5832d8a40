import type { Metadata } from "next";
import { Breadcrumb } from "@/components/layout/Breadcrumb";
import { RecapElements } from "@/components/mandat/recap/RecapElements";
import { RecapForm } from "@/components/mandat/recap/RecapForm";
import { requireAidant } from "@/lib/auth/require";
import { currentDraftId } from "@/lib/http/draft-cookie";
import { requestContext } from "@/lib/http/request-context";
import { readRecap, type Recap } from "@/lib/mandat/read-recap";
import { orLeavePage } from "../../mandats/leave";
import { confirmMandatAction } from "./actions";
import "@/components/mandat/mandat.css";

export const metadata: Metadata = { title: "Récapitulatif du nouveau mandat – Aidants Connect" };

/** The form that the recap follows is one step back. */
const trailOf = ({ isRenewal, usagerId }: Recap) => [
  { label: "Accueil", href: "/espace-aidant/" },
  isRenewal
    ? { label: "Renouveler un mandat", href: `/espace-aidant/renew_mandat/${usagerId}` }
    : { label: "Créer un mandat", href: "/espace-aidant/creation_mandat/" },
];

export default async function RecapPage() {
  const ctx = await requestContext();
  const actor = await requireAidant(ctx);
  const recap = await orLeavePage(readRecap(ctx, actor, await currentDraftId()));
  const title = recap.isRemote ? "Récapitulatif du mandat à distance" : "Récapitulatif du mandat";
  return (
    <div className="fr-container fr-py-4w">
      <Breadcrumb trail={trailOf(recap)} current={title} />
      <div className="fr-grid-row">
        <div className="fr-col-12 fr-col-lg-8">
          <h1>{title}</h1>
          <RecapElements recap={recap} />
          <RecapForm recap={recap} action={confirmMandatAction} />
        </div>
      </div>
    </div>
  );
}
