import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { MessageForm } from "@/components/habilitation/MessageForm";
import { Page } from "@/components/habilitation/Page";
import { RequestCards } from "@/components/habilitation/RequestCards";
import { SubmitRequestForm } from "@/components/habilitation/SubmitRequestForm";
import { Thread, Timeline } from "@/components/habilitation/Thread";
import { requestPath, spacePath } from "@/lib/habilitation/paths";
import { readThread } from "@/lib/habilitation/read-request";
import { REQUEST_STATUS } from "@/lib/habilitation/status";
import { submitRequestAction, writeMessageAction } from "../actions";
import { loadRequest, type RequestPageProps } from "../load";

export const metadata: Metadata = { title: "Suivi de la demande – Aidants Connect" };

const ALERT = { success: "success", info: "info", new: "info" } as const;

/** F7: where a request stands, exchanges with the team, corrections. A draft is on its recap. */
export default async function FollowedRequestPage(props: RequestPageProps) {
  const loaded = await loadRequest(props);
  const { ctx, issuer, request } = loaded;
  const { issuerId } = issuer;
  if (request.status === "NEW") redirect(requestPath(issuerId, request.id, "validation"));
  const { messages, events } = await readThread(ctx, issuer, request.id);
  const status = REQUEST_STATUS[request.status];
  const scope = { issuerId, requestId: request.id };
  const number = request.habilitationNumber;
  const alert = status.severity in ALERT ? ALERT[status.severity as keyof typeof ALERT] : "warning";
  return (
    <Page
      title={number === null ? "Demande retirée" : `Demande n° ${number}`}
      space={spacePath(issuerId)}
    >
      <div className={`fr-alert fr-alert--${alert} fr-mb-4w`}>
        <h2 className="fr-alert__title">{status.label}</h2>
        <p>{status.explanation}</p>
      </div>
      {request.status === "VALIDATED" && (
        <p>
          Le référent se connecte à Aidants Connect depuis la page{" "}
          <a href="/accounts/login/">Se connecter</a>, par «&nbsp;Première connexion
          référent&nbsp;».
        </p>
      )}
      <Timeline events={events} />
      <h2 className="fr-h4">Votre demande</h2>
      <RequestCards issuer={issuer} view={loaded} editable={status.editable} />
      {status.editable && <SubmitRequestForm action={submitRequestAction} scope={scope} ticked />}
      {(status.conversation || messages.length > 0) && (
        <>
          <h2 className="fr-h4 fr-mt-4w">Vos échanges avec Aidants Connect</h2>
          <Thread messages={messages} />
        </>
      )}
      {status.conversation && <MessageForm action={writeMessageAction} scope={scope} />}
      {status.withdrawable && (
        <p className="fr-mt-4w">
          <a
            className="fr-btn fr-btn--tertiary"
            href={requestPath(issuerId, request.id, "retirer")}
          >
            Retirer ma demande
          </a>
        </p>
      )}
    </Page>
  );
}
