import { ISSUER_FIELD, REQUEST_FIELD } from "@/lib/habilitation/paths";

export interface FormScope {
  issuerId: string;
  requestId?: string;
}

/** Whose form it is: said by the page, judged by the action. */
export function HiddenScope({ scope }: { scope: FormScope }) {
  return (
    <>
      <input type="hidden" name={ISSUER_FIELD} value={scope.issuerId} />
      {scope.requestId !== undefined && (
        <input type="hidden" name={REQUEST_FIELD} value={scope.requestId} />
      )}
    </>
  );
}
