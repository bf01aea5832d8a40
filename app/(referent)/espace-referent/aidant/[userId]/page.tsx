import type { Metadata } from "next";
import { FormationBlock } from "@/components/formation/FormationBlock";
import { MeansBlock } from "@/components/moyens/MeansBlock";
import { MemberScreen } from "@/components/referent/MemberScreen";
import { SuspendedNotice } from "@/components/referent/SuspendedNotice";
import { requireReferent } from "@/lib/auth/require";
import { readMeans } from "@/lib/carte-totp/read-means";
import { readFormation } from "@/lib/formation/read-formation";
import { isKnownPath } from "@/lib/http/known-routes";
import { orAbsent } from "@/lib/http/or-absent";
import { requestContext } from "@/lib/http/request-context";
import { readMember } from "@/lib/referent/read-member";
import "@/components/usager/usager.css";
import { resumeMemberAction } from "./actions";

export const metadata: Metadata = { title: "Détail d’un aidant – Aidants Connect" };

interface MemberPageProps {
  params: Promise<{ userId: string }>;
}

export default async function MemberPage({ params }: MemberPageProps) {
  const ctx = await requestContext();
  const actor = await requireReferent(ctx);
  const { userId } = await params;
  const member = await orAbsent(readMember(ctx, actor, userId));
  const means = await readMeans(ctx, actor, member.id);
  return (
    <MemberScreen
      member={member}
      organisationId={actor.organisationId}
      isKnown={isKnownPath}
      formation={<FormationBlock facts={await readFormation(ctx, actor, member.id)} />}
      means={
        <>
          {member.suspendedAt !== null && (
            <SuspendedNotice
              userId={member.id}
              organisationId={actor.organisationId}
              suspendedAt={member.suspendedAt}
              action={resumeMemberAction}
            />
          )}
          <MeansBlock means={means} />
        </>
      }
    />
  );
}
