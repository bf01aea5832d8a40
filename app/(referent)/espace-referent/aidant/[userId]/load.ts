import { requireSteppedReferent } from "@/lib/auth/require";
import { orAbsent, refuseAbsent } from "@/lib/http/or-absent";
import { requestContext } from "@/lib/http/request-context";
import { readMember } from "@/lib/referent/read-member";

/** Actor and person of a page that confirms an act; oneself, strangers and nobody are the absent page. */
export async function loadMember(params: Promise<{ userId: string; organisationId?: string }>) {
  const ctx = await requestContext();
  const actor = await requireSteppedReferent(ctx);
  const { userId, organisationId } = await params;
  const member = await orAbsent(readMember(ctx, actor, userId));
  if (member.isSelf || (organisationId !== undefined && organisationId !== actor.organisationId))
    await refuseAbsent("PROFIL_INTROUVABLE");
  return { ctx, actor, member };
}
