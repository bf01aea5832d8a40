import { redirect } from "next/navigation";
import { ConsentScreen } from "@/components/mandat/consentement/ConsentScreen";
import { DemoPhoneLink } from "@/components/mandat/consentement/DemoPhoneLink";
import { WaitingRoom } from "@/components/mandat/consentement/WaitingRoom";
import { clockTime } from "@/lib/attestation/paris-dates";
import type { Expected } from "@/lib/consentement/read-conversation";
import { isDemoOpen } from "@/lib/demo/demo-mode";
import { requestContext } from "@/lib/http/request-context";
import { askConsentAction } from "./actions";
import { loadConversation } from "./load";

export const WAITING_TITLE = "En attente de consentement";

/** After the question, for a new mandat or a renewal. */
export async function WaitingPage({ expected }: { expected: Expected }) {
  const ctx = await requestContext();
  const { conversation, paths } = await loadConversation(ctx, expected);
  const { stage, status, nextAskAt, answerDeadline } = conversation;
  if (expected.kind === "ANY" && conversation.kind === "RENEWAL") redirect(paths.waiting);
  if (stage !== "asked") redirect(paths.recapSent);
  const mayAskNow = nextAskAt === null || nextAskAt <= ctx.clock.now();
  return (
    <ConsentScreen title={WAITING_TITLE} formPath={paths.form} conversation={conversation}>
      <WaitingRoom
        key={status}
        initial={status}
        path={paths.waiting}
        pollPath={paths.poll}
        nextPath={paths.next}
        formPath={paths.form}
        shownPhone={conversation.shownPhone}
        asksLeft={conversation.asksLeft}
        deadline={answerDeadline && clockTime(answerDeadline)}
        nextAsk={mayAskNow ? null : clockTime(nextAskAt)}
        action={askConsentAction}
        contactEmail={ctx.settings.CONTACT_EMAIL}
      />
      {isDemoOpen(ctx) && <DemoPhoneLink phone={conversation.phone} />}
    </ConsentScreen>
  );
}
