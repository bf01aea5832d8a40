import type { ReactNode } from "react";
import { ActionForm } from "@/components/form/ActionForm";
import { SubmitButton } from "@/components/form/SubmitButton";
import type { FormAction } from "@/components/form/use-action-form";

interface LinkScreenProps {
  title: string;
  /** Absent: the link does nothing any more. */
  text: ReactNode;
  token: string;
  action: FormAction;
  button: string;
}

/** Page of a mailed link about a structure change: opening it changes nothing, its button does. */
export function LinkScreen({ title, text, token, action, button }: LinkScreenProps) {
  return (
    <div className="fr-container fr-py-6w">
      <div className="fr-grid-row fr-grid-row--center">
        <div className="fr-col-12 fr-col-md-8">
          <h1>{title}</h1>
          {text === null ? (
            <p>
              Ce lien ne fonctionne plus&nbsp;: il a déjà servi, ou la demande est traitée. Pour
              toute question, <a href="/contact">écrivez à notre équipe</a>.
            </p>
          ) : (
            <>
              {text}
              <ActionForm action={action}>
                <input type="hidden" name="token" value={token} />
                <SubmitButton>{button}</SubmitButton>
              </ActionForm>
            </>
          )}
        </div>
      </div>
    </div>
  );
}
