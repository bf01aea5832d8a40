"use client";
import { CheckboxField, RadioField } from "@/components/form/ChoiceFields";
import { TextField } from "@/components/form/TextField";
import type { RemoteForm } from "@/lib/mandat/draft-form";
import { REMOTE_METHODS } from "@/lib/mandat/remote-choice";
import styles from "./remote.module.css";

/**
 * « Mandat à distance » (mandats §4.2), in any form whose schema joins remoteSchema. What a choice calls
 * for is shown by the style sheet, with or without script; the server reads nothing of the rest.
 */
export function RemoteBlock({ remote }: { remote: RemoteForm }) {
  const { methods, method, phone } = remote;
  if (methods.length === 0) return null;
  return (
    <div className={styles.block}>
      <CheckboxField
        name="is_remote"
        label="Je souhaite signer le mandat à distance"
        hint="À cocher lorsque la personne accompagnée n’est pas à côté de vous."
        defaultChecked={method !== null}
      />
      <div className={styles.methods}>
        <RadioField
          name="remote_method"
          legend="Comment le mandat sera-t-il conclu ?"
          choices={methods.map((value) => ({ value, ...REMOTE_METHODS[value] }))}
          {...(method === null ? {} : { defaultValue: method })}
        />
        {methods.includes("SMS") && (
          <div className={styles.sms}>
            <TextField
              name="user_phone"
              label="Numéro de téléphone de la personne accompagnée"
              hint="Mobile français, par exemple 06 12 34 56 78 ; +687 75 12 34 pour la Nouvelle-Calédonie"
              defaultValue={phone}
              inputProps={{ type: "tel", inputMode: "tel", maxLength: 40 }}
            />
            <CheckboxField
              name="user_phone_verified"
              label="Je certifie avoir vérifié l’identité de la personne qui répond à ce numéro"
            />
          </div>
        )}
      </div>
    </div>
  );
}
