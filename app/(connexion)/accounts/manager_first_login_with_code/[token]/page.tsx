import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { OtherPersonNotice } from "@/components/connexion/LinkForms";
import { DeadFirstLink, FirstCodeForm } from "@/components/premiere-connexion/FirstCodeForm";
import { findLiveSession } from "@/lib/auth/require";
import { HOME_PATH } from "@/lib/auth/session-paths";
import { entryOf } from "@/lib/errors/catalogue";
import { DomainError } from "@/lib/errors/domain-error";
import { errorPath } from "@/lib/http/handle";
import { requestContext } from "@/lib/http/request-context";
import { findFirstConnection } from "@/lib/premiere-connexion/find-link";
import { openFirstConnectionAction, resendCodeAction } from "./actions";

export const metadata: Metadata = {
  title: "Première connexion référent – Aidants Connect",
  robots: { index: false },
};

interface FirstCodePageProps {
  params: Promise<{ token: string }>;
}

async function firstCodeScreen({ params }: FirstCodePageProps) {
  const ctx = await requestContext();
  const { token } = await params;
  const link = await findFirstConnection(ctx, token).catch((error: unknown) => {
    if (error instanceof DomainError) redirect(errorPath(error));
    throw error;
  });
  const session = await findLiveSession(ctx);
  if (session && session.userId !== link?.userId && link) {
    return <OtherPersonNotice fullName={session.fullName} />;
  }
  if (session) redirect(HOME_PATH);
  if (!link) return <DeadFirstLink message={entryOf("PREMIERE_CONNEXION_PERIMEE").message} />;
  return (
    <FirstCodeForm
      token={token}
      minutes={Math.round(ctx.settings.FIRST_LOGIN_CODE_TTL / 60)}
      open={openFirstConnectionAction}
      resend={resendCodeAction}
    />
  );
}

/** Reading it changes nothing: only its form uses the link. */
export default async function FirstCodePage(props: FirstCodePageProps) {
  return (
    <div className="fr-container fr-py-6w">
      <div className="fr-grid-row fr-grid-row--center">
        <div className="fr-col-12 fr-col-md-8 fr-col-lg-6">
          <h1>Première connexion référent</h1>
          {await firstCodeScreen(props)}
        </div>
      </div>
    </div>
  );
}
