import { TYPE_LABELS, type NotificationView } from "@/lib/notification/model";
import { HideForm } from "./HideForm";
import { MessageBody } from "./MessageBody";

interface HomeMessagesProps {
  notifications: readonly NotificationView[];
  /** Address of this home page. */
  back: string;
  /** The list is for aidants only. */
  hasList: boolean;
}

function Message({ message }: { message: NotificationView }) {
  return (
    <>
      <h3 className="fr-alert__title" id={`message-${message.id}`}>
        {TYPE_LABELS[message.type]}
      </h3>
      <MessageBody html={message.html} />
    </>
  );
}

/** Messages of the team at the top of a home page (mandats §8). */
export function HomeMessages({ notifications, back, hasList }: HomeMessagesProps) {
  if (notifications.length === 0) return null;
  return (
    <section className="fr-mb-6w" aria-labelledby="messages">
      <h2 id="messages">Messages de l’équipe</h2>
      <ul className="ac-messages">
        {notifications.map((message) => (
          <li
            key={message.id}
            className={`fr-mb-2w fr-alert ${message.type === "WARNING" ? "fr-alert--warning" : "fr-alert--info"}`}
          >
            {message.mustAck ? (
              <HideForm id={message.id} back={back}>
                <Message message={message} />
              </HideForm>
            ) : (
              <Message message={message} />
            )}
          </li>
        ))}
      </ul>
      {hasList && (
        <p>
          <a className="fr-link" href="/espace-aidant/notifications/">
            Voir tous mes messages
          </a>
        </p>
      )}
    </section>
  );
}
