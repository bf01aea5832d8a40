import type { Metadata } from "next";
import { CheckboxGroupField } from "@/components/form/ChoiceFields";
import { MemberActScreen } from "@/components/referent/MemberActScreen";
import { refuseAbsent } from "@/lib/http/or-absent";
import { readMoveChoices } from "@/lib/referent/move-member";
import { moveMemberAction } from "../actions";
import { loadMember } from "../load";

export const metadata: Metadata = { title: "Modifier l’organisation – Aidants Connect" };

interface MovePageProps {
  params: Promise<{ userId: string }>;
}

export default async function MovePage({ params }: MovePageProps) {
  const { ctx, actor, member } = await loadMember(params);
  if (member.deactivatedAt !== null) await refuseAbsent("PROFIL_INTROUVABLE");
  const choices = await readMoveChoices(ctx, actor, member.id);
  return (
    <MemberActScreen
      title="Modifier l’organisation"
      member={member}
      organisationId={actor.organisationId}
      action={moveMemberAction}
      confirm="Enregistrer"
      explanation={
        <p>
          Choisissez parmi les structures dont vous êtes référent. Retirer une structure retire
          aussi le statut de référent dans cette structure. Les autres structures de cette personne
          ne changent pas.
        </p>
      }
    >
      <CheckboxGroupField
        name="structures"
        legend="Structures"
        hint="Cochez au moins une structure."
        choices={choices.map(({ id, name }) => ({ value: id, label: name }))}
        defaultValues={choices.flatMap(({ id, isMember }) => (isMember ? [id] : []))}
      />
    </MemberActScreen>
  );
}
