import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { isLinkError, OpenLinkForm, OtherPersonNotice } from "@/components/connexion/LinkForms";
import { LoginForm } from "@/components/connexion/LoginForm";
import { findLink, passageOf } from "@/lib/auth/link";
import { findLiveSession } from "@/lib/auth/require";
import { HOME_PATH } from "@/lib/auth/session-paths";
import { currentVisitor } from "@/lib/auth/visitor";
import { entryOf } from "@/lib/errors/catalogue";
import { DomainError } from "@/lib/errors/domain-error";
import { errorPath } from "@/lib/http/handle";
import { requestContext } from "@/lib/http/request-context";
import { loginAction } from "../../actions";

export const metadata: Metadata = { title: "Connexion – Aidants Connect" };

interface LinkPageProps {
  params: Promise<{ token: string }>;
  searchParams: Promise<{ erreur?: string | string[] }>;
}

async function linkScreen({ params, searchParams }: LinkPageProps) {
  const ctx = await requestContext();
  const { token } = await params;
  const link = await findLink(ctx, token).catch((error: unknown) => {
    if (error instanceof DomainError) redirect(errorPath(error));
    throw error;
  });
  const session = await findLiveSession(ctx);
  if (!link) {
    if (session) redirect(HOME_PATH);
    return <DeadLink message={entryOf("LINK_DEAD").message} />;
  }
  if (session?.userId === link.userId) redirect(HOME_PATH);
  if (session) return <OtherPersonNotice fullName={session.fullName} />;
  const passage = passageOf(ctx, link, (await currentVisitor()).binding);
  if (passage === "denied") {
    return <p>Ouvrez ce lien dans le navigateur où vous avez demandé la connexion.</p>;
  }
  const { erreur } = await searchParams;
  const action = `/accounts/login/lien/${token}/ouvrir`;
  const error = isLinkError(erreur) ? erreur : undefined;
  return <OpenLinkForm action={action} needsCode={passage === "code"} error={error} />;
}

function DeadLink({ message }: { message: string }) {
  return (
    <>
      <div className="fr-alert fr-alert--error fr-mb-4w" role="alert">
        <p>{message}</p>
      </div>
      <LoginForm action={loginAction} />
    </>
  );
}

/** Reading it changes nothing: only the POST of its button consumes the link. */
export default async function LinkPage(props: LinkPageProps) {
  return (
    <div className="fr-container fr-py-6w">
      <h1>Connexion</h1>
      {await linkScreen(props)}
    </div>
  );
}
