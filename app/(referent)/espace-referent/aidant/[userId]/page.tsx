import type { Metadata } from "next";
import { FormationBlock } from "@/components/formation/FormationBlock";
import { MeansBadges } from "@/components/referent/MeansBadges";
import { MemberScreen } from "@/components/referent/MemberScreen";
import { requireReferent } from "@/lib/auth/require";
import { readFormation } from "@/lib/formation/read-formation";
import { isKnownPath } from "@/lib/http/known-routes";
import { orAbsent } from "@/lib/http/or-absent";
import { requestContext } from "@/lib/http/request-context";
import { readMember } from "@/lib/referent/read-member";
import { readMemberMeans } from "@/lib/referent/read-member-means";
import "@/components/usager/usager.css";

export const metadata: Metadata = { title: "Détail d’un aidant – Aidants Connect" };

interface MemberPageProps {
  params: Promise<{ userId: string }>;
}

export default async function MemberPage({ params }: MemberPageProps) {
  const ctx = await requestContext();
  const actor = await requireReferent(ctx);
  const { userId } = await params;
  const member = await orAbsent(readMember(ctx, actor, userId));
  const means = await readMemberMeans(ctx, member.id);
  return (
    <MemberScreen
      member={member}
      organisationId={actor.organisationId}
      isKnown={isKnownPath}
      formation={<FormationBlock facts={await readFormation(ctx, actor, member.id)} />}
      means={<MeansBadges means={means} deactivated={member.deactivatedAt !== null} />}
    />
  );
}
