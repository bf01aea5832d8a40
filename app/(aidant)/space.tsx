import type { ReactNode } from "react";
import { SessionWarning } from "@/components/connexion/SessionWarning";
import { PublicFrame } from "@/components/layout/PublicFrame";
import { SpaceFrame, type Space } from "@/components/layout/SpaceFrame";
import { findLiveSession, requireMember } from "@/lib/auth/require";
import { requestContext } from "@/lib/http/request-context";
import { listOwnOrganisations } from "@/lib/organisation/queries";

/** Decorates; pages and actions have their own guards, for a layout is kept between pages. */
export async function SpaceLayout({ space, children }: { space: Space; children: ReactNode }) {
  const ctx = await requestContext();
  const actor = await requireMember(ctx);
  const session = await findLiveSession(ctx);
  if (!session) return <PublicFrame>{children}</PublicFrame>;
  return (
    <>
      <SpaceFrame
        space={space}
        session={session}
        organisations={await listOwnOrganisations(ctx, actor)}
      >
        {children}
      </SpaceFrame>
      <SessionWarning
        now={ctx.clock.now().getTime()}
        warnsAt={session.warnsAt.getTime()}
        endsAt={session.endsAt.getTime()}
      />
    </>
  );
}
