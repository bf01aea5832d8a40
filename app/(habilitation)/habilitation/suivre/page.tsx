import type { Metadata } from "next";
import { FollowForm } from "@/components/habilitation/FollowForm";
import { Page } from "@/components/habilitation/Page";
import { ISSUER_FORM_PATH } from "@/lib/habilitation/paths";
import { requestAccessAction } from "../actions";

export const metadata: Metadata = {
  title: "Suivre ma demande – Aidants Connect",
  robots: { index: false },
};

interface FollowPageProps {
  searchParams: Promise<{ lien?: string | string[] }>;
}

/** « Suivre ma demande » (F9), and what an issuer without cookie is led to: no data at all. */
export default async function FollowPage({ searchParams }: FollowPageProps) {
  const isLost = (await searchParams).lien !== undefined;
  return (
    <Page title={isLost ? "Recevoir un nouveau lien" : "Suivre ma demande"}>
      <p>
        {isLost
          ? "Ce navigateur n’a pas accès à cet espace, ou le lien a déjà servi. Donnez votre adresse e-mail : nous vous enverrons un nouveau lien."
          : "Donnez votre adresse e-mail : nous vous enverrons un lien vers votre espace, avec toutes vos demandes."}
      </p>
      <FollowForm action={requestAccessAction} />
      <p className="fr-mt-4w">
        Vous n’avez pas encore de demande&nbsp;?{" "}
        <a href={ISSUER_FORM_PATH}>Déposer une demande d’habilitation</a>
      </p>
    </Page>
  );
}
