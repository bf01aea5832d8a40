import type { Metadata } from "next";
import { LOGIN_PATH } from "@/lib/auth/session-paths";
import { requestContext } from "@/lib/http/request-context";

export const metadata: Metadata = { title: "Confirmation de connexion – Aidants Connect" };

export default async function MailSentPage() {
  const { settings } = await requestContext();
  const minutes = Math.round(settings.LOGIN_LINK_TTL / 60);
  return (
    <div className="fr-container fr-py-6w">
      <h1>Confirmation de connexion</h1>
      <p>
        Un courriel vient de vous être envoyé. Pour vous connecter, ouvrez-le et cliquez sur le
        bouton <strong>Connexion</strong>, dans ce navigateur. Le lien est valable {minutes} minutes
        et ne sert qu’une fois.
      </p>
      <p>
        Le courriel peut arriver dans votre dossier « Spam » ou « Indésirables » : vérifiez ce
        dossier si vous ne le recevez pas.
      </p>
      <p>
        <a className="fr-link fr-icon-arrow-left-line fr-link--icon-left" href={LOGIN_PATH}>
          Recommencer la connexion
        </a>
      </p>
    </div>
  );
}
