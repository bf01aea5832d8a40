import type { Metadata } from "next";
import { AddReferentScreen } from "@/components/referent/AddReferentScreen";
import { requireSteppedReferent } from "@/lib/auth/require";
import { refuseAbsent } from "@/lib/http/or-absent";
import { requestContext } from "@/lib/http/request-context";
import { listDesignable } from "@/lib/referent/list-referents";
import { designateExistingAction, requestCoReferentAction } from "./actions";

export const metadata: Metadata = { title: "Ajouter un référent – Aidants Connect" };

interface AddReferentPageProps {
  params: Promise<{ organisationId: string }>;
}

export default async function AddReferentPage({ params }: AddReferentPageProps) {
  const ctx = await requestContext();
  const actor = await requireSteppedReferent(ctx);
  const { organisationId } = await params;
  if (organisationId !== actor.organisationId) await refuseAbsent("PROFIL_INTROUVABLE");
  return (
    <AddReferentScreen
      organisation={{ id: actor.organisationId, name: actor.organisationName }}
      designable={await listDesignable(ctx, actor)}
      designate={designateExistingAction}
      request={requestCoReferentAction}
    />
  );
}
