import type { Metadata } from "next";
import { IssuerForm } from "@/components/habilitation/IssuerForm";
import { RequiredNotice, StepFrame, stepTitle } from "@/components/habilitation/StepFrame";
import { FOLLOW_PATH } from "@/lib/habilitation/paths";
import { submitIssuerAction } from "../actions";

export const metadata: Metadata = { title: stepTitle(1) };

/** Step 1 (F1): who files the request. */
export default function IssuerPage() {
  return (
    <StepFrame step={1}>
      <div className="fr-alert fr-alert--info fr-mb-3w">
        <p>
          Ce que vous saisissez est enregistré à chaque étape. Le lien que nous vous enverrons par
          e-mail vous ramènera à votre demande. Vous en avez déjà déposé une&nbsp;?{" "}
          <a href={FOLLOW_PATH}>Suivre ma demande</a>
        </p>
      </div>
      <RequiredNotice />
      <IssuerForm action={submitIssuerAction} button="Passer à l’étape suivante" />
    </StepFrame>
  );
}
