import { ActionForm } from "@/components/form/ActionForm";
import { SubmitButton } from "@/components/form/SubmitButton";
import type { FormAction } from "@/components/form/use-action-form";
import { TUNNEL_PATHS } from "@/lib/premiere-connexion/paths";
import { TunnelStep } from "./TunnelStep";

interface TunnelDownloadProps {
  /** Structure that the form was shown for. */
  organisation: string;
  showQr: FormAction;
}

const STORES = [
  {
    label: "FreeOTP sur l’App Store (Apple)",
    href: "https://apps.apple.com/fr/app/freeotp-authenticator/id872559395",
  },
  {
    label: "FreeOTP sur le Play Store (Android)",
    href: "https://play.google.com/store/apps/details?id=org.fedorahosted.freeotp",
  },
];

/** Étape 1 sur 3: an application on one's own telephone. */
export function TunnelDownload({ organisation, showQr }: TunnelDownloadProps) {
  return (
    <TunnelStep step={1}>
      <p>
        Une application d’authentification affiche sur votre téléphone un code à 6 chiffres, qui
        change toutes les 30 secondes. Elle fonctionne même sans réseau.
      </p>
      <p>
        Munissez-vous de votre téléphone et installez-y une application. Nous vous conseillons
        FreeOTP&nbsp;:
      </p>
      <ul>
        {STORES.map(({ label, href }) => (
          <li key={href}>
            <a
              href={href}
              rel="noopener external"
              target="_blank"
              title={`${label}, nouvelle fenêtre`}
            >
              {label}
            </a>
          </li>
        ))}
      </ul>
      <p>
        Ente Auth, Google Authenticator et Microsoft Authenticator conviennent aussi. Vous en avez
        déjà une&nbsp;? Passez à l’étape suivante.
      </p>
      <div className="fr-alert fr-alert--warning fr-mb-4w">
        <h2 className="fr-alert__title">Ne scannez pas le code QR d’un magasin d’applications</h2>
        <p>Le code à scanner est celui de la page suivante, dans votre espace référent.</p>
      </div>
      <ActionForm action={showQr}>
        <input type="hidden" name="organisation" value={organisation} />
        <ul className="fr-btns-group fr-btns-group--inline-md">
          <li>
            <SubmitButton>Étape suivante</SubmitButton>
          </li>
          <li>
            <a className="fr-btn fr-btn--secondary" href={TUNNEL_PATHS.welcome}>
              Retour
            </a>
          </li>
        </ul>
      </ActionForm>
    </TunnelStep>
  );
}
