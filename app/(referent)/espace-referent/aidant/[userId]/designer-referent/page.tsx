import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { MemberActScreen } from "@/components/referent/MemberActScreen";
import { memberHref } from "@/components/referent/member-texts";
import { designateReferentAction } from "../actions";
import { loadMember } from "../load";

export const metadata: Metadata = { title: "Désigner un référent – Aidants Connect" };

interface DesignatePageProps {
  params: Promise<{ userId: string }>;
}

export default async function DesignatePage({ params }: DesignatePageProps) {
  const { actor, member } = await loadMember(params);
  if (member.isReferent || member.deactivatedAt !== null) redirect(memberHref(member.id));
  return (
    <MemberActScreen
      title="Désigner comme référent"
      member={member}
      organisationId={actor.organisationId}
      action={designateReferentAction}
      confirm="Désigner comme référent"
      explanation={
        <p>
          {member.fullName} aura les mêmes droits que vous sur {actor.organisationName}&nbsp;: gérer
          les comptes et les moyens de connexion, désigner d’autres référents. Cette personne et les
          référents de la structure seront prévenus par courriel.
        </p>
      }
    />
  );
}
