import type { Metadata } from "next";
import { ActionForm } from "@/components/form/ActionForm";
import { OneTimeCodeField } from "@/components/form/OneTimeCodeField";
import { SubmitButton } from "@/components/form/SubmitButton";
import { isOwnPath } from "@/lib/auth/next-path";
import { requireActingReferent } from "@/lib/auth/require";
import { requestContext } from "@/lib/http/request-context";
import { renewCodeAction } from "./actions";

export const metadata: Metadata = { title: "Confirmer votre identité – Aidants Connect" };

interface ReferentCodePageProps {
  searchParams: Promise<{ next?: string | string[] }>;
}

/** Asked before a sensitive act when the last code of the session is older than 15 minutes. */
export default async function ReferentCodePage({ searchParams }: ReferentCodePageProps) {
  await requireActingReferent(await requestContext());
  const { next } = await searchParams;
  return (
    <div className="fr-container fr-py-6w">
      <div className="fr-grid-row fr-grid-row--center">
        <div className="fr-col-12 fr-col-md-8 fr-col-lg-6">
          <h1>Confirmer votre identité</h1>
          <p>
            Ce que vous allez faire touche aux accès d’une personne. Votre dernier code a plus de 15
            minutes&nbsp;: donnez-en un nouveau pour continuer.
          </p>
          <ActionForm action={renewCodeAction} autoComplete="off">
            <OneTimeCodeField name="code" />
            {typeof next === "string" && isOwnPath(next) && (
              <input type="hidden" name="next" value={next} />
            )}
            <SubmitButton>Continuer</SubmitButton>
          </ActionForm>
        </div>
      </div>
    </div>
  );
}
