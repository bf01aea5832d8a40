import type { Metadata } from "next";
import { CguText } from "@/components/cgu/CguText";
import { ActionForm } from "@/components/form/ActionForm";
import { CheckboxField } from "@/components/form/ChoiceFields";
import { SubmitButton } from "@/components/form/SubmitButton";
import { isOwnPath } from "@/lib/auth/next-path";
import { findLiveSession, requireMember } from "@/lib/auth/require";
import { requestContext } from "@/lib/http/request-context";
import { acceptCguAction } from "./actions";

export const metadata: Metadata = {
  title: "Valider les conditions générales d’utilisation – Aidants Connect",
};

interface CguPageProps {
  searchParams: Promise<{ next?: string | string[] }>;
}

export default async function AcceptCguPage({ searchParams }: CguPageProps) {
  const ctx = await requestContext();
  await requireMember(ctx);
  const session = await findLiveSession(ctx);
  const { next } = await searchParams;
  const { CGU_VERSION } = ctx.settings;
  return (
    <div className="fr-container fr-py-6w">
      <h1>Valider les conditions générales d’utilisation</h1>
      {session?.cguAccepted ? (
        <div className="fr-alert fr-alert--success fr-mb-4w">
          <p>Vous avez déjà accepté la version {CGU_VERSION} de ces conditions.</p>
        </div>
      ) : (
        <div className="fr-alert fr-alert--warning fr-mb-4w">
          <p>
            Pour utiliser Aidants Connect, lisez puis acceptez les conditions générales
            d’utilisation.
          </p>
        </div>
      )}
      <p>Version {CGU_VERSION}.</p>
      <CguText />
      {!session?.cguAccepted && (
        <ActionForm action={acceptCguAction}>
          <CheckboxField
            name="accord"
            label="J’ai lu et j’accepte les conditions générales d’utilisation"
          />
          {typeof next === "string" && isOwnPath(next) && (
            <input type="hidden" name="next" value={next} />
          )}
          <SubmitButton>Valider</SubmitButton>
        </ActionForm>
      )}
    </div>
  );
}
