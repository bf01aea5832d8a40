import { ActionForm } from "@/components/form/ActionForm";
import { OneTimeCodeField } from "@/components/form/OneTimeCodeField";
import { SubmitButton } from "@/components/form/SubmitButton";
import type { FormAction } from "@/components/form/use-action-form";
import { FIRST_LOGIN_PATH } from "@/lib/premiere-connexion/paths";

interface FirstCodeFormProps {
  token: string;
  /** Life of a code. */
  minutes: number;
  open: FormAction;
  resend: FormAction;
}

/** Code of the SMS, and how to have another (auth-referent §3.8). */
export function FirstCodeForm({ token, minutes, open, resend }: FirstCodeFormProps) {
  return (
    <>
      <p>Entrez le code à 6 chiffres reçu par SMS. Il est valable {minutes} minutes.</p>
      <ActionForm action={open} autoComplete="off">
        <OneTimeCodeField
          name="code"
          label="Code de première connexion"
          hint="Dans le SMS d’Aidants Connect, par exemple 123 456"
        />
        <input type="hidden" name="token" value={token} />
        <SubmitButton>Accéder à l’espace référent</SubmitButton>
      </ActionForm>
      <section className="fr-mt-6w" aria-labelledby="renvoi">
        <h2 className="fr-h5" id="renvoi">
          Vous n’avez pas reçu de SMS&nbsp;?
        </h2>
        <p>Attendez une minute, puis demandez un nouveau code&nbsp;: il remplace le précédent.</p>
        <ActionForm action={resend}>
          <input type="hidden" name="token" value={token} />
          <SubmitButton priority="secondary">Renvoyer le code</SubmitButton>
        </ActionForm>
      </section>
    </>
  );
}

/** Unknown, used, replaced and expired links look the same. */
export function DeadFirstLink({ message }: { message: string }) {
  return (
    <>
      <div className="fr-alert fr-alert--error fr-mb-4w" role="alert">
        <p>{message}</p>
      </div>
      <p>
        <a className="fr-btn" href={FIRST_LOGIN_PATH}>
          Obtenir un code de première connexion
        </a>
      </p>
    </>
  );
}
