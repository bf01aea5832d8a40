import { dateAndTime } from "@/lib/attestation/paris-dates";
import { messageParts } from "@/lib/habilitation/message-parts";
import type { ThreadMessage, TimelineEvent } from "@/lib/habilitation/read-request";
import "./habilitation.css";

const EVENTS: Readonly<Record<TimelineEvent["type"], string>> = {
  SUBMITTED: "Demande envoyée",
  RESUBMITTED: "Demande envoyée de nouveau",
  CHANGES_REQUESTED: "Modifications demandées",
  PUT_BACK: "Demande remise à l’étude",
  VALIDATED: "Éligibilité validée",
  REFUSED: "Demande refusée",
  CLOSED: "Demande close",
  WITHDRAWN: "Demande retirée",
};

/** What happened to a request, in order. */
export function Timeline({ events }: { events: readonly TimelineEvent[] }) {
  if (events.length === 0) return null;
  return (
    <>
      <h2 className="fr-h4">Étapes de la demande</h2>
      <ol>
        {events.map(({ type, occurredAt }) => (
          <li key={`${type}-${occurredAt.toISOString()}`}>
            {EVENTS[type]}, le {dateAndTime(occurredAt)}
          </li>
        ))}
      </ol>
    </>
  );
}

/** Messages of an issuer and of the team: text only, addresses become links. */
export function Thread({ messages }: { messages: readonly ThreadMessage[] }) {
  if (messages.length === 0) return <p>Aucun message pour le moment.</p>;
  return (
    <ol className="fr-raw-list">
      {messages.map(({ id, author, content, createdAt }) => (
        <li key={id} className="ac-box fr-p-2w fr-mb-2w">
          <p className="fr-text--sm fr-mb-1w">
            <strong>{author}</strong>, le{" "}
            <time dateTime={createdAt.toISOString()}>{dateAndTime(createdAt)}</time>
          </p>
          <p className="ac-message fr-mb-0">
            {messageParts(content).map((part) =>
              "url" in part ? (
                <a key={part.key} href={part.url} rel="noopener nofollow">
                  {part.url}
                </a>
              ) : (
                part.text
              ),
            )}
          </p>
        </li>
      ))}
    </ol>
  );
}
