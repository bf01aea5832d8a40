import type { DemoMessage } from "@/lib/demo/list-messages";
import { textParts } from "@/lib/demo/text-parts";

const instant = new Intl.DateTimeFormat("fr-FR", {
  dateStyle: "medium",
  timeStyle: "medium",
  timeZone: "Europe/Paris",
});

/** Mails and SMS as text with their links; the HTML part is never interpreted here. */
export function Mailbox({ messages, recipient }: { messages: DemoMessage[]; recipient: string }) {
  return (
    <>
      <form method="get" action="/demo" className="fr-mb-3w">
        <label className="fr-label" htmlFor="to">
          Destinataire
          <span className="fr-hint-text">Adresse électronique ou numéro de téléphone</span>
        </label>
        <input className="fr-input fr-mb-1w" id="to" name="to" defaultValue={recipient} />
        <button className="fr-btn fr-btn--secondary" type="submit">
          Afficher
        </button>
      </form>
      {messages.length === 0 ? <p>Aucun message pour le moment.</p> : null}
      <ol className="fr-raw-list">
        {messages.map((message) => (
          <li key={`${message.createdAt}-${message.kind}-${message.to}`}>
            <Message message={message} />
          </li>
        ))}
      </ol>
    </>
  );
}

function Message({ message }: { message: DemoMessage }) {
  const kind = message.channel === "SMS" ? "SMS" : "Courriel";
  return (
    <article className="fr-callout fr-mb-2w">
      <h3 className="fr-callout__title">{message.subject ?? "SMS"}</h3>
      <p className="fr-text--sm">
        {kind} à {message.to}, le{" "}
        <time dateTime={message.createdAt}>{instant.format(new Date(message.createdAt))}</time>
      </p>
      {message.text
        .trim()
        .split(/\n{2,}/)
        .map((paragraph) => (
          <p key={paragraph}>
            {textParts(paragraph).map((part) =>
              "link" in part ? (
                <a key={part.link} href={part.link}>
                  {part.link}
                </a>
              ) : (
                part.text
              ),
            )}
          </p>
        ))}
    </article>
  );
}
