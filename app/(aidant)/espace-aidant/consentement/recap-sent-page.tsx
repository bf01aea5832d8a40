import { redirect } from "next/navigation";
import { ConsentScreen } from "@/components/mandat/consentement/ConsentScreen";
import { RecapSent } from "@/components/mandat/consentement/RecapSent";
import type { Expected } from "@/lib/consentement/read-conversation";
import { isDemoOpen } from "@/lib/demo/demo-mode";
import { requestContext } from "@/lib/http/request-context";
import { askConsentAction } from "./actions";
import { loadConversation } from "./load";

export const RECAP_SENT_TITLE = "Récapitulatif envoyé";

/** Between the two SMS, for a new mandat or a renewal. */
export async function RecapSentPage({ expected }: { expected: Expected }) {
  const ctx = await requestContext();
  const { conversation, paths } = await loadConversation(ctx, expected);
  if (conversation.stage === "asked") redirect(paths.waiting);
  return (
    <ConsentScreen title={RECAP_SENT_TITLE} formPath={paths.form} conversation={conversation}>
      <RecapSent
        conversation={conversation}
        formPath={paths.form}
        path={paths.recapSent}
        action={askConsentAction}
        contactEmail={ctx.settings.CONTACT_EMAIL}
        consentWord={ctx.settings.SMS_CONSENT_WORD}
        isDemo={isDemoOpen(ctx)}
      />
    </ConsentScreen>
  );
}
