import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { StructureScreen } from "@/components/administration/StructureScreen";
import { requireStaff } from "@/lib/auth/require-staff";
import { DomainError } from "@/lib/errors/domain-error";
import { requestContext } from "@/lib/http/request-context";
import { readOrganisation } from "@/lib/organisation/read-organisation";
import { deactivateOrganisationAction, reactivateOrganisationAction } from "../actions";

export const metadata: Metadata = { title: "Structure – Administration – Aidants Connect" };

interface StructurePageProps {
  params: Promise<{ organisationId: string }>;
}

export default async function StructurePage({ params }: StructurePageProps) {
  const ctx = await requestContext();
  const actor = await requireStaff(ctx, "TEAM");
  const { organisationId } = await params;
  const sheet = await readOrganisation(ctx, actor, organisationId).catch((error: unknown) => {
    if (error instanceof DomainError) redirect("/erreur/404");
    throw error;
  });
  const actions = { suspend: deactivateOrganisationAction, restore: reactivateOrganisationAction };
  return <StructureScreen sheet={sheet} actions={actions} />;
}
