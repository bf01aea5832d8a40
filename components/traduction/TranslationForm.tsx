"use client";
import { useActionState, useEffect, useRef } from "react";
import { CheckboxField } from "@/components/form/ChoiceFields";
import { ErrorSummary } from "@/components/form/ErrorSummary";
import { FormContext } from "@/components/form/form-context";
import { SubmitButton } from "@/components/form/SubmitButton";
import { TextAreaField } from "@/components/form/TextField";
import { NOTHING_TYPED, type TranslationFormState } from "./form-state";

interface TranslationFormProps {
  translation: {
    language: { lang: string; dir: "ltr" | "rtl" };
    body: string;
    humanReviewed: boolean;
    basedOn: string;
  };
  action: (previous: TranslationFormState, data: FormData) => Promise<TranslationFormState>;
}

function Preview({ html, lang, dir }: { html: string; lang: string; dir: "ltr" | "rtl" }) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), [html]);
  return (
    <section className="fr-callout fr-mb-4w">
      <h2 className="fr-h4" ref={title} tabIndex={-1}>
        Aperçu, non enregistré
      </h2>
      <div lang={lang} dir={dir} dangerouslySetInnerHTML={{ __html: html }} />
    </section>
  );
}

/** Text of a translation: previewed by the server, kept as typed, then saved. */
export function TranslationForm({ translation, action }: TranslationFormProps) {
  const [{ form, preview }, submit, pending] = useActionState(action, NOTHING_TYPED);
  const { language, body, humanReviewed, basedOn } = translation;
  const failed =
    form.status !== "idle" &&
    (form.formErrors.length > 0 || Object.keys(form.fieldErrors).length > 0);
  return (
    <form action={submit} noValidate autoComplete="off">
      {failed && <ErrorSummary {...form} />}
      {preview !== null && <Preview html={preview} {...language} />}
      <FormContext value={{ state: form, pending }}>
        <input type="hidden" name="lang" value={language.lang} />
        <input type="hidden" name="basedOn" value={basedOn} />
        <TextAreaField
          name="body"
          label="Texte de la traduction"
          hint="Markdown : # pour un titre, **gras**, *italique*, - pour une liste. Aucune balise HTML."
          defaultValue={body}
          textAreaProps={{ rows: 24, lang: language.lang, dir: language.dir, maxLength: 20_000 }}
        />
        <CheckboxField
          name="humanReviewed"
          label="Un traducteur a relu et approuvé ce texte"
          hint="Tant que cette case n’est pas cochée, les aidants voient que la traduction reste à approuver."
          defaultChecked={humanReviewed}
        />
        <ul className="fr-btns-group fr-btns-group--inline-md">
          <li>
            <SubmitButton name="acte" value="enregistrer">
              Enregistrer
            </SubmitButton>
          </li>
          <li>
            <SubmitButton name="acte" value="apercu" priority="secondary">
              Prévisualiser
            </SubmitButton>
          </li>
        </ul>
      </FormContext>
    </form>
  );
}
