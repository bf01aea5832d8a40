import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { CheckboxField } from "@/components/form/ChoiceFields";
import { MemberActScreen } from "@/components/referent/MemberActScreen";
import { memberHref } from "@/components/referent/member-texts";
import { readMemberMeans } from "@/lib/referent/read-member-means";
import { deactivateMemberAction } from "../../actions";
import { loadMember } from "../../load";

export const metadata: Metadata = { title: "Désactiver un compte – Aidants Connect" };

interface DeactivatePageProps {
  params: Promise<{ userId: string; organisationId: string }>;
}

export default async function DeactivatePage({ params }: DeactivatePageProps) {
  const { ctx, actor, member } = await loadMember(params);
  if (member.deactivatedAt !== null) redirect(memberHref(member.id));
  const { organisationName, organisationId } = actor;
  const { hasApp, card } = await readMemberMeans(ctx, member.id);
  return (
    <MemberActScreen
      title="Désactiver"
      member={member}
      organisationId={organisationId}
      action={deactivateMemberAction}
      confirm="Confirmer"
      explanation={
        member.isOnlyHere ? (
          <>
            <p>
              {member.fullName} ({member.email}) ne pourra plus se connecter&nbsp;: le compte sera
              désactivé, et les sessions ouvertes seront fermées aussitôt.
            </p>
            <p>
              Les mandats restent à {organisationName}, et les autres aidants peuvent les utiliser.
              Cette personne sera prévenue par courriel. Vous pourrez réactiver le compte.
            </p>
          </>
        ) : (
          <p>
            {member.fullName} ({member.email}) appartient à plusieurs structures&nbsp;: cette
            personne sera retirée de {organisationName} seulement, et gardera son compte. Les
            mandats restent à {organisationName}. Un courriel l’en informera.
          </p>
        )
      }
    >
      {member.isOnlyHere && (hasApp || card !== "none") && (
        <CheckboxField
          name="delier"
          label="Délier la carte / l’application"
          hint="Décochez si cette personne doit revenir bientôt. Une carte physique reste à la structure : récupérez-la."
          defaultChecked
        />
      )}
    </MemberActScreen>
  );
}
