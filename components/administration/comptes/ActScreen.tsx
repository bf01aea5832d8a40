import { ActionForm } from "@/components/form/ActionForm";
import { SubmitButton } from "@/components/form/SubmitButton";
import { TextAreaField, TextField } from "@/components/form/TextField";
import type { FormAction } from "@/components/form/use-action-form";
import { Breadcrumb } from "@/components/layout/Breadcrumb";
import { ACCOUNT_FIELD } from "@/lib/compte/team-act";
import { accountPath, ACCOUNTS_CRUMB, ADMINISTRATION_CRUMB } from "./account-texts";
import { ACT_TEXTS, type Act } from "./acts";

interface ActScreenProps {
  account: { id: string; fullName: string; email: string };
  act: Act;
  action: FormAction;
}

function PhoneField() {
  return (
    <TextField
      name="telephone"
      label="Numéro de téléphone mobile"
      hint="Ex : 06 12 34 56 78"
      inputProps={{ type: "tel", autoComplete: "off", maxLength: 40 }}
    />
  );
}

/** Asked for every act but the one that only lifts a pause. */
function ReasonField() {
  return (
    <TextAreaField
      name="motif"
      label="Motif"
      hint="Conservé avec le journal, par exemple « rappel au numéro du dossier le 12 mars »"
      textAreaProps={{ rows: 3, maxLength: 500 }}
    />
  );
}

/** What an act of the team will do to one account, then its form. */
export function ActScreen({ account, act, action }: ActScreenProps) {
  const { title, effects, button } = ACT_TEXTS[act];
  const back = accountPath(account.id);
  return (
    <div className="fr-container fr-pb-6w">
      <Breadcrumb
        trail={[ADMINISTRATION_CRUMB, ACCOUNTS_CRUMB, { label: account.fullName, href: back }]}
        current={title}
      />
      <div className="fr-grid-row">
        <div className="fr-col-12 fr-col-lg-8">
          <h1>{title}</h1>
          <p className="fr-text--lead">
            {account.fullName}, {account.email}
          </p>
          {effects.map((effect) => (
            <p key={effect}>{effect}</p>
          ))}
          <ActionForm action={action} autoComplete="off">
            <input type="hidden" name={ACCOUNT_FIELD} value={account.id} />
            {act === "telephone" && <PhoneField />}
            {act !== "reprise" && <ReasonField />}
            <SubmitButton>{button}</SubmitButton>
          </ActionForm>
          <p className="fr-mt-3w">
            <a className="fr-link" href={back}>
              Ne rien faire et revenir au compte
            </a>
          </p>
        </div>
      </div>
    </div>
  );
}
