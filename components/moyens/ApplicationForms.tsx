import { OneTimeCodeField } from "@/components/form/OneTimeCodeField";
import { SubmitButton } from "@/components/form/SubmitButton";
import type { FormAction } from "@/components/form/use-action-form";
import type { ApplicationView } from "@/lib/carte-totp/application-secret";
import { ApplicationQr } from "./ApplicationQr";
import { MeansForm, type MeansTarget } from "./MeansForm";

interface ApplicationFormsProps {
  target: MeansTarget;
  /** Null as long as no QR code was asked for. */
  pending: ApplicationView | null;
  show: FormAction;
  confirm: FormAction;
}

/** Association of an application: the QR code, then a first code that proves it was scanned. */
export function ApplicationForms({ target, pending, show, confirm }: ApplicationFormsProps) {
  if (pending === null) {
    return (
      <MeansForm action={show} target={target}>
        <SubmitButton>Afficher le code QR</SubmitButton>
      </MeansForm>
    );
  }
  return (
    <>
      <h2 className="fr-h4">1. Scannez ce code QR</h2>
      <p>
        Depuis l’application (FreeOTP, Ente Auth, Google Authenticator ou Microsoft Authenticator),
        ajoutez un compte, puis scannez ce code. Il reste affiché quinze minutes.
      </p>
      <ApplicationQr uri={pending.uri} secretKey={pending.key} />
      <h2 className="fr-h4">2. Saisissez le code affiché</h2>
      <MeansForm action={confirm} target={target}>
        <OneTimeCodeField name="code" hint="Affiché par l’application, par exemple 123 456" />
        <SubmitButton>Valider cette carte</SubmitButton>
      </MeansForm>
      <div className="fr-mt-4w">
        <MeansForm action={show} target={target}>
          <input type="hidden" name="nouveau" value="oui" />
          <SubmitButton priority="tertiary">Générer un nouveau QR code</SubmitButton>
        </MeansForm>
      </div>
    </>
  );
}
