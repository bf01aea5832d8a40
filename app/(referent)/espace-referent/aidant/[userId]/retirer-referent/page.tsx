import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { MemberActScreen } from "@/components/referent/MemberActScreen";
import { memberHref } from "@/components/referent/member-texts";
import { withdrawReferentAction } from "../actions";
import { loadMember } from "../load";

export const metadata: Metadata = { title: "Retirer le statut de référent – Aidants Connect" };

interface WithdrawPageProps {
  params: Promise<{ userId: string }>;
}

export default async function WithdrawPage({ params }: WithdrawPageProps) {
  const { actor, member } = await loadMember(params);
  if (!member.isReferent) redirect(memberHref(member.id));
  return (
    <MemberActScreen
      title="Retirer le statut de référent"
      member={member}
      organisationId={actor.organisationId}
      action={withdrawReferentAction}
      confirm="Retirer le statut"
      explanation={
        <p>
          {member.fullName} ne pourra plus gérer {actor.organisationName}. Son compte reste ouvert
          {member.isAidant && ", avec les mandats de la structure"}. Un courriel l’en informera.
        </p>
      }
    />
  );
}
