import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { findLiveSession } from "@/lib/auth/require";
import { HOME_PATH, LOGIN_PATH } from "@/lib/auth/session-paths";
import { requestContext } from "@/lib/http/request-context";

export const metadata: Metadata = { title: "Se déconnecter – Aidants Connect" };

export default async function SignOutPage() {
  const session = await findLiveSession(await requestContext());
  if (!session) redirect(LOGIN_PATH);
  return (
    <div className="fr-container fr-py-6w">
      <h1>Se déconnecter</h1>
      <p>
        Vous êtes connecté en tant que <strong>{session.fullName}</strong>. Les mandats en cours de
        préparation seront supprimés.
      </p>
      <form method="post" action="/logout-session/">
        <ul className="fr-btns-group fr-btns-group--inline-md">
          <li>
            <button className="fr-btn" type="submit">
              Se déconnecter
            </button>
          </li>
          <li>
            <a className="fr-btn fr-btn--secondary" href={HOME_PATH}>
              Revenir à mon espace
            </a>
          </li>
        </ul>
      </form>
    </div>
  );
}
