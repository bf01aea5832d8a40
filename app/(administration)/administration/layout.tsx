import type { ReactNode } from "react";
import { StaffFrame } from "@/components/administration/StaffFrame";
import { SessionWarning } from "@/components/connexion/SessionWarning";
import { findLiveSession } from "@/lib/auth/require";
import { requireStaffMember } from "@/lib/auth/require-staff";
import { requestContext } from "@/lib/http/request-context";

/** Decorates; pages and actions have their own guards, for a layout is kept between pages. */
export default async function AdministrationLayout({ children }: { children: ReactNode }) {
  const ctx = await requestContext();
  const { roles } = await requireStaffMember(ctx);
  const session = await findLiveSession(ctx);
  return (
    <>
      <StaffFrame roles={roles}>{children}</StaffFrame>
      {session && (
        <SessionWarning
          now={ctx.clock.now().getTime()}
          warnsAt={session.warnsAt.getTime()}
          endsAt={session.endsAt.getTime()}
        />
      )}
    </>
  );
}
