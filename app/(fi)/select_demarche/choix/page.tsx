import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { CancelForm } from "@/components/fi/CancelForm";
import { DemarcheForm } from "@/components/fi/DemarcheForm";
import { SurendettementNotice } from "@/components/mandat/creation/SurendettementNotice";
import { requireAidant } from "@/lib/auth/require";
import { findDemarcheChoice } from "@/lib/franceconnect/fi/find-demarche-choice";
import { noDemarcheScreen, usagerScreen } from "@/lib/franceconnect/fi/screen-status";
import { requestContext } from "@/lib/http/request-context";
import { orErrorPage } from "../../error-page";
import { one, type Query } from "../../screens";

export const metadata: Metadata = { title: "Sélectionnez la démarche – Aidants Connect" };

export default async function DemarchePage({ searchParams }: { searchParams: Query }) {
  const ctx = await requestContext();
  const actor = await requireAidant(ctx);
  const connectionId = one((await searchParams).connection_id) ?? "";
  const choice = await orErrorPage(findDemarcheChoice(ctx, actor, connectionId));
  if (choice === null) redirect(usagerScreen(connectionId));
  if (choice.demarches.length === 0) redirect(noDemarcheScreen(connectionId));
  return (
    <>
      <h1>Sélectionnez la démarche</h1>
      <p>
        Vous allez vous connecter au site au nom de <strong>{choice.usagerName}</strong>.{" "}
        <a href={usagerScreen(connectionId)}>Changer de personne accompagnée</a>
      </p>
      <p>Choisissez la thématique de la démarche que vous allez faire :</p>
      <DemarcheForm connectionId={choice.connectionId} demarches={choice.demarches} />
      {choice.demarches.includes("argent") && <SurendettementNotice />}
      <p className="fr-mt-3w">
        La thématique cherchée n’est pas dans cette liste ? Soit aucun mandat ne la prévoit, soit le
        mandat est terminé, soit le site ne l’accepte pas. Vous pouvez créer un nouveau mandat
        depuis <a href="/espace-aidant/">votre espace aidant</a>.
      </p>
      <CancelForm connectionId={choice.connectionId} />
    </>
  );
}
