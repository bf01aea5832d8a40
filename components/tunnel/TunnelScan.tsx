import { ActionForm } from "@/components/form/ActionForm";
import { OneTimeCodeField } from "@/components/form/OneTimeCodeField";
import { SubmitButton } from "@/components/form/SubmitButton";
import type { FormAction } from "@/components/form/use-action-form";
import { ApplicationQr } from "@/components/moyens/ApplicationQr";
import type { ApplicationView } from "@/lib/carte-totp/application-secret";
import { TUNNEL_PATHS } from "@/lib/premiere-connexion/paths";
import { TunnelStep } from "./TunnelStep";

interface TunnelScanProps {
  /** Absent before it was shown, and once it is too old. */
  application: ApplicationView | null;
  /** Structure that the forms were shown for. */
  organisation: string;
  confirm: FormAction;
  showQr: FormAction;
}

/** Étape 2 sur 3: the same QR code at each reading, and the first code of the application. */
export function TunnelScan({ application, organisation, confirm, showQr }: TunnelScanProps) {
  const shownFor = <input type="hidden" name="organisation" value={organisation} />;
  return (
    <TunnelStep step={2}>
      {application === null ? (
        <ActionForm action={showQr}>
          <p>Le code QR s’affiche pendant 15 minutes, sur cette page seulement.</p>
          {shownFor}
          <SubmitButton>Afficher le code QR</SubmitButton>
        </ActionForm>
      ) : (
        <>
          <p>
            Dans votre application, ajoutez un compte&nbsp;: appuyez sur le bouton «&nbsp;+&nbsp;»
            ou sur celui du code QR, puis scannez le code ci-dessous.
          </p>
          <ApplicationQr uri={application.uri} secretKey={application.key} />
          <ActionForm action={confirm} autoComplete="off">
            <OneTimeCodeField
              name="code"
              label="Code de vérification"
              hint="Affiché par l’application quand vous appuyez sur la ligne « Aidants Connect », par exemple 123 456"
            />
            {shownFor}
            <SubmitButton>Valider cette carte</SubmitButton>
          </ActionForm>
          <section className="fr-mt-6w" aria-labelledby="autre-code">
            <h2 className="fr-h5" id="autre-code">
              Le code QR ne se scanne pas&nbsp;?
            </h2>
            <p>
              Copiez la clé affichée sous le code, ou demandez un nouveau code QR&nbsp;: l’ancien ne
              servira plus.
            </p>
            <ActionForm action={showQr}>
              {shownFor}
              <input type="hidden" name="nouveau" value="oui" />
              <SubmitButton priority="secondary">Générer un nouveau QR code</SubmitButton>
            </ActionForm>
          </section>
        </>
      )}
      <p className="fr-mt-4w">
        <a
          className="fr-link fr-icon-arrow-left-line fr-link--icon-left"
          href={TUNNEL_PATHS.download}
        >
          Retour à l’étape précédente
        </a>
      </p>
    </TunnelStep>
  );
}
