"use client";
import { OneTimeCodeField } from "@/components/form/OneTimeCodeField";
import { SubmitButton } from "@/components/form/SubmitButton";
import { TextField } from "@/components/form/TextField";
import { ValidatedForm } from "@/components/form/ValidatedForm";
import type { FormAction } from "@/components/form/use-action-form";

interface LoginFormProps {
  action: FormAction;
  /** Page to come back to, checked by the server. */
  next?: string | undefined;
}

const schema = () => import("@/lib/auth/login-schema").then(({ loginSchema }) => loginSchema);

/** E-mail and one-time code; works without script. */
export function LoginForm({ action, next }: LoginFormProps) {
  return (
    <ValidatedForm action={action} schema={schema}>
      <TextField
        name="email"
        label="Adresse email"
        hint="Votre adresse professionnelle, par exemple claude.dupont@email.fr"
        inputProps={{ type: "email", autoComplete: "username", spellCheck: false }}
      />
      <OneTimeCodeField
        name="code"
        label="Code à 6 chiffres généré par votre carte Aidants ou votre téléphone"
        hint="Par exemple 123 456. Un nouveau code est proposé régulièrement."
      />
      {next !== undefined && <input type="hidden" name="next" value={next} />}
      <SubmitButton>Se connecter</SubmitButton>
    </ValidatedForm>
  );
}
