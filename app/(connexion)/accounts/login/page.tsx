import type { Metadata } from "next";
import { publicMetadata } from "@/components/layout/page-metadata";
import { notFound, redirect } from "next/navigation";
import { CardHelp } from "@/components/connexion/CardHelp";
import { LoginForm } from "@/components/connexion/LoginForm";
import { SessionEndNotice } from "@/components/connexion/SessionEndNotice";
import { FirstLoginEntry } from "@/components/premiere-connexion/FirstLoginEntry";
import { isOwnPath, ownPathOr } from "@/lib/auth/next-path";
import { currentSession } from "@/lib/auth/require";
import { requestContext } from "@/lib/http/request-context";
import { loginAction } from "./actions";

export const metadata: Metadata = publicMetadata("connexion");

interface LoginPageProps {
  searchParams: Promise<{ next?: string | string[] }>;
}

export default async function LoginPage({ searchParams }: LoginPageProps) {
  const ctx = await requestContext();
  const { next } = await searchParams;
  if (next !== undefined && (typeof next !== "string" || !isOwnPath(next))) {
    ctx.log.info("sign-in asked with a foreign return address");
    notFound();
  }
  const session = await currentSession(ctx);
  if (session.state === "live") redirect(ownPathOr(next));
  return (
    <div className="fr-container fr-py-6w">
      <div className="fr-grid-row fr-grid-row--center">
        <div className="fr-col-12 fr-col-md-8 fr-col-lg-6">
          <h1>Connectez-vous</h1>
          {session.state === "ended" && <SessionEndNotice reason={session.reason} />}
          <p>
            Vous êtes un ou une aidante professionnelle et vous faites partie d’une structure
            habilitée Aidants Connect ? Retrouvez votre espace en vous connectant ci-dessous.
          </p>
          <LoginForm action={loginAction} next={next} />
          <FirstLoginEntry />
          <CardHelp contact={ctx.settings.CONTACT_EMAIL} />
        </div>
      </div>
    </div>
  );
}
