import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { CancelForm } from "@/components/fi/CancelForm";
import { requireAidant } from "@/lib/auth/require";
import { findDemarcheChoice } from "@/lib/franceconnect/fi/find-demarche-choice";
import { demarcheScreen, usagerScreen } from "@/lib/franceconnect/fi/screen-status";
import { requestContext } from "@/lib/http/request-context";
import { orErrorPage } from "../../error-page";
import { one, type Query } from "../../screens";

export const metadata: Metadata = { title: "Aucune démarche autorisée – Aidants Connect" };

export default async function NoDemarchePage({ searchParams }: { searchParams: Query }) {
  const ctx = await requestContext();
  const actor = await requireAidant(ctx);
  const connectionId = one((await searchParams).connection_id) ?? "";
  const choice = await orErrorPage(findDemarcheChoice(ctx, actor, connectionId));
  if (choice === null) redirect(usagerScreen(connectionId));
  if (choice.demarches.length > 0) redirect(demarcheScreen(connectionId));
  return (
    <>
      <h1>Aucune démarche autorisée</h1>
      <p>
        Le mandat de <strong>{choice.usagerName}</strong> avec {choice.organisationName} ne couvre
        aucune des thématiques que ce site accepte. La connexion ne peut pas continuer.
      </p>
      <p>
        <a href={usagerScreen(connectionId)}>Changer de personne accompagnée</a> ou créer un mandat
        depuis <a href="/espace-aidant/">votre espace aidant</a>.
      </p>
      <CancelForm connectionId={choice.connectionId} />
    </>
  );
}
