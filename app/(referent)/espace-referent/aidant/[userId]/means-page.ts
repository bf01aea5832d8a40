import type { MeansTarget } from "@/components/moyens/MeansForm";
import type { ReferentActor } from "@/lib/auth/actor";
import { requireMeansReferent } from "@/lib/auth/require";
import { readMeans, type MeansView } from "@/lib/carte-totp/read-means";
import type { Ctx } from "@/lib/context.types";
import { orAbsent } from "@/lib/http/or-absent";
import { requestContext } from "@/lib/http/request-context";

export interface MeansPageProps {
  params: Promise<{ userId: string }>;
}

interface OpenedPage {
  ctx: Ctx;
  actor: ReferentActor;
  means: MeansView;
  target: MeansTarget;
}

/** What every page about somebody's means begins with: the guard, then the person, or a page that is absent. */
export async function openMeansPage({ params }: MeansPageProps): Promise<OpenedPage> {
  const ctx = await requestContext();
  const { userId } = await params;
  const actor = await requireMeansReferent(ctx, userId);
  const means = await orAbsent(readMeans(ctx, actor, userId));
  return { ctx, actor, means, target: { userId, organisationId: actor.organisationId } };
}
