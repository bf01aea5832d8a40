import type { Metadata } from "next";
import { ActionForm } from "@/components/form/ActionForm";
import { CheckboxField } from "@/components/form/ChoiceFields";
import { SubmitButton } from "@/components/form/SubmitButton";
import { CharteText } from "@/components/referent/CharteText";
import { isOwnPath } from "@/lib/auth/next-path";
import { findLiveSession, requireReferent } from "@/lib/auth/require";
import { requestContext } from "@/lib/http/request-context";
import { acceptCharteAction } from "./actions";

export const metadata: Metadata = { title: "Charte du référent – Aidants Connect" };

interface ChartePageProps {
  searchParams: Promise<{ next?: string | string[] }>;
}

export default async function ChartePage({ searchParams }: ChartePageProps) {
  const ctx = await requestContext();
  await requireReferent(ctx);
  const session = await findLiveSession(ctx);
  const { next } = await searchParams;
  const { CHARTE_VERSION } = ctx.settings;
  const accepted = session?.charteAccepted ?? false;
  return (
    <div className="fr-container fr-py-6w">
      <h1>Charte du référent</h1>
      <div className={`fr-alert fr-alert--${accepted ? "success" : "warning"} fr-mb-4w`}>
        <p>
          {accepted
            ? `Vous avez accepté la version ${CHARTE_VERSION} de la charte.`
            : "Pour gérer les comptes de votre structure, lisez puis acceptez la charte du référent."}
        </p>
      </div>
      <p>Version {CHARTE_VERSION}.</p>
      <CharteText />
      {!accepted && (
        <ActionForm action={acceptCharteAction}>
          <CheckboxField name="accord" label="J’ai lu et j’accepte la charte du référent" />
          {typeof next === "string" && isOwnPath(next) && (
            <input type="hidden" name="next" value={next} />
          )}
          <SubmitButton>Accepter la charte</SubmitButton>
        </ActionForm>
      )}
    </div>
  );
}
