import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { MemberActScreen } from "@/components/referent/MemberActScreen";
import { memberHref } from "@/components/referent/member-texts";
import { reactivateMemberAction } from "../../actions";
import { loadMember } from "../../load";

export const metadata: Metadata = { title: "Réactiver un compte – Aidants Connect" };

interface ReactivatePageProps {
  params: Promise<{ userId: string; organisationId: string }>;
}

export default async function ReactivatePage({ params }: ReactivatePageProps) {
  const { actor, member } = await loadMember(params);
  if (member.deactivatedAt === null) redirect(memberHref(member.id));
  return (
    <MemberActScreen
      title="Réactiver"
      member={member}
      organisationId={actor.organisationId}
      action={reactivateMemberAction}
      confirm="Réactiver le compte"
      explanation={
        <p>
          {member.fullName} ({member.email}) pourra de nouveau se connecter et sera prévenu par
          courriel. Si son moyen de connexion a été délié, associez-lui-en un autre ensuite.
        </p>
      }
    />
  );
}
