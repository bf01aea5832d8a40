import type { Metadata } from "next";
import { ActionForm } from "@/components/form/ActionForm";
import { OneTimeCodeField } from "@/components/form/OneTimeCodeField";
import { SubmitButton } from "@/components/form/SubmitButton";
import { isOwnPath } from "@/lib/auth/next-path";
import { requireStaffMember } from "@/lib/auth/require-staff";
import { requestContext } from "@/lib/http/request-context";
import { enterAction } from "./actions";

export const metadata: Metadata = { title: "Confirmer votre identité – Aidants Connect" };

interface StaffCodePageProps {
  searchParams: Promise<{ next?: string | string[] }>;
}

/** Asked on entry when the last code is older than 15 minutes, and again after 30 minutes away. */
export default async function StaffCodePage({ searchParams }: StaffCodePageProps) {
  await requireStaffMember(await requestContext());
  const { next } = await searchParams;
  return (
    <div className="fr-container fr-py-6w">
      <div className="fr-grid-row fr-grid-row--center">
        <div className="fr-col-12 fr-col-md-8 fr-col-lg-6">
          <h1>Confirmer votre identité</h1>
          <p>
            L’administration demande un code récent : de moins de 15 minutes pour y entrer, et à
            nouveau après 30 minutes sans y revenir.
          </p>
          <ActionForm action={enterAction} autoComplete="off">
            <OneTimeCodeField name="code" />
            {typeof next === "string" && isOwnPath(next) && (
              <input type="hidden" name="next" value={next} />
            )}
            <SubmitButton>Entrer dans l’administration</SubmitButton>
          </ActionForm>
        </div>
      </div>
    </div>
  );
}
