import { TextAreaField } from "@/components/form/TextField";

/** Asked for every act but the one that only lifts a pause. */
export function ReasonField() {
  return (
    <TextAreaField
      name="motif"
      label="Motif"
      hint="Conservé avec le journal, par exemple « rappel au numéro du dossier le 12 mars »"
      textAreaProps={{ rows: 3, maxLength: 500 }}
    />
  );
}
