import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ActionForm } from "@/components/form/ActionForm";
import { SubmitButton } from "@/components/form/SubmitButton";
import { TextField } from "@/components/form/TextField";
import { findLiveSession } from "@/lib/auth/require";
import { HOME_PATH } from "@/lib/auth/session-paths";
import { requestContext } from "@/lib/http/request-context";
import { bypassLoginAction } from "./actions";

export const metadata: Metadata = { title: "Code de dépannage – Aidants Connect" };

/** For whoever has no means of connection any more and was given a code by the team. */
export default async function BypassLoginPage() {
  const ctx = await requestContext();
  if (await findLiveSession(ctx)) redirect(HOME_PATH);
  return (
    <div className="fr-container fr-py-6w">
      <div className="fr-grid-row fr-grid-row--center">
        <div className="fr-col-12 fr-col-md-8 fr-col-lg-6">
          <h1>Se connecter avec un code de dépannage</h1>
          <p>
            Notre équipe vous a donné un code de dépannage ? Saisissez-le avec votre adresse. Vous
            recevrez ensuite un lien par courriel, à ouvrir dans ce navigateur. Le code ne sert
            qu’une fois.
          </p>
          <ActionForm action={bypassLoginAction} autoComplete="off">
            <TextField
              name="email"
              label="Adresse email"
              hint="Votre adresse professionnelle, par exemple claude.dupont@email.fr"
              inputProps={{ type: "email", autoComplete: "username", spellCheck: false }}
            />
            <TextField
              name="code"
              label="Code de dépannage"
              hint="12 lettres et chiffres, par exemple ABCD-EFGH-2345"
              inputProps={{ autoComplete: "off", spellCheck: false, maxLength: 40 }}
            />
            <SubmitButton>Se connecter</SubmitButton>
          </ActionForm>
          <p className="fr-mt-4w">
            <a className="fr-link" href="/accounts/login/">
              Se connecter avec une carte ou une application
            </a>
          </p>
        </div>
      </div>
    </div>
  );
}
