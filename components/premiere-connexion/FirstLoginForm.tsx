import { ActionForm } from "@/components/form/ActionForm";
import { SubmitButton } from "@/components/form/SubmitButton";
import { TextField } from "@/components/form/TextField";
import type { FormAction } from "@/components/form/use-action-form";

/** A référent without means of connection asks for a link and a code (auth-referent §3.2). */
export function FirstLoginForm({ action, contact }: { action: FormAction; contact: string }) {
  return (
    <div className="fr-container fr-py-6w">
      <div className="fr-grid-row fr-grid-row--center">
        <div className="fr-col-12 fr-col-md-8 fr-col-lg-6">
          <h1>Première connexion référent</h1>
          <p>
            Renseignez votre adresse email et votre numéro de téléphone mobile. Vous recevrez un
            lien par courriel et, en même temps, un code par SMS pour accéder à votre espace
            référent.
          </p>
          <div className="fr-notice fr-notice--info fr-mb-4w">
            <div className="fr-px-3w">
              <div className="fr-notice__body">
                <p>
                  <span className="fr-notice__title">
                    Pas de numéro de mobile dans votre demande d’habilitation&nbsp;?
                  </span>{" "}
                  <span className="fr-notice__desc">
                    Transmettez-le-nous d’abord, à l’adresse{" "}
                    <a href={`mailto:${contact}`}>{contact}</a>.
                  </span>
                </p>
              </div>
            </div>
          </div>
          <ActionForm action={action}>
            <TextField
              name="email"
              label="Adresse email"
              hint="Celle que vous avez donnée lors de l’habilitation"
              inputProps={{ type: "email", autoComplete: "username", spellCheck: false }}
            />
            <TextField
              name="phone"
              label="Numéro de téléphone mobile"
              hint="Ex&nbsp;: 0601010101"
              inputProps={{ type: "tel", autoComplete: "tel" }}
            />
            <SubmitButton>Se connecter</SubmitButton>
          </ActionForm>
        </div>
      </div>
    </div>
  );
}
