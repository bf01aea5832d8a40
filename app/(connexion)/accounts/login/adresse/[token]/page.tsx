import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ActionForm } from "@/components/form/ActionForm";
import { SubmitButton } from "@/components/form/SubmitButton";
import { findEmailChange } from "@/lib/compte/email-change";
import { entryOf } from "@/lib/errors/catalogue";
import { DomainError } from "@/lib/errors/domain-error";
import { errorPath } from "@/lib/http/handle";
import { requestContext } from "@/lib/http/request-context";
import { confirmEmailAction } from "./actions";

export const metadata: Metadata = { title: "Confirmer votre adresse – Aidants Connect" };

interface EmailChangePageProps {
  params: Promise<{ token: string }>;
}

/** Reading it changes nothing: only its button confirms the address. */
export default async function EmailChangePage({ params }: EmailChangePageProps) {
  const { token } = await params;
  const change = await findEmailChange(await requestContext(), token).catch((error: unknown) => {
    if (error instanceof DomainError) redirect(errorPath(error));
    throw error;
  });
  return (
    <div className="fr-container fr-py-6w">
      <div className="fr-grid-row fr-grid-row--center">
        <div className="fr-col-12 fr-col-md-8 fr-col-lg-6">
          <h1>Confirmer votre adresse</h1>
          {change === null ? (
            <div className="fr-alert fr-alert--error" role="alert">
              <p>{entryOf("ADRESSE_LIEN_PERIME").message}</p>
            </div>
          ) : (
            <>
              <p>
                {change.user.firstName} {change.user.lastName}, l’adresse de votre compte Aidants
                Connect deviendra <strong>{change.newEmail}</strong>. Vos sessions ouvertes seront
                fermées.
              </p>
              <ActionForm action={confirmEmailAction} autoComplete="off">
                <input type="hidden" name="token" value={token} />
                <SubmitButton>Confirmer cette adresse</SubmitButton>
              </ActionForm>
            </>
          )}
        </div>
      </div>
    </div>
  );
}
