import type { Metadata } from "next";
import { RequestCards } from "@/components/habilitation/RequestCards";
import { StepFrame, stepTitle } from "@/components/habilitation/StepFrame";
import { SubmitRequestForm } from "@/components/habilitation/SubmitRequestForm";
import { requestPath, spacePath } from "@/lib/habilitation/paths";
import { submitRequestAction } from "../actions";
import { loadEditable, type RequestPageProps } from "../load";

export const metadata: Metadata = { title: stepTitle(6) };

/** Step 6 (F6): everything again, then the five declarations. */
export default async function RecapPage(props: RequestPageProps) {
  const loaded = await loadEditable(props);
  const { issuer, request } = loaded;
  const { issuerId } = issuer;
  return (
    <StepFrame step={6} space={spacePath(issuerId)}>
      <h2 className="fr-h4">Récapitulatif</h2>
      <RequestCards issuer={issuer} view={loaded} editable />
      <SubmitRequestForm
        action={submitRequestAction}
        scope={{ issuerId, requestId: request.id }}
        ticked={request.consentedAt !== null}
      />
      <ul className="fr-btns-group fr-btns-group--inline-md fr-mt-4w">
        <li>
          <a
            className="fr-btn fr-btn--secondary"
            href={requestPath(issuerId, request.id, "aidants")}
          >
            Revenir à l’étape précédente
          </a>
        </li>
        <li>
          <a
            className="fr-btn fr-btn--tertiary"
            href={requestPath(issuerId, request.id, "retirer")}
          >
            Retirer ma demande
          </a>
        </li>
      </ul>
    </StepFrame>
  );
}
