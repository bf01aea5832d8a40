import { dateAndTime } from "@/lib/attestation/paris-dates";
import type { NotificationView } from "@/lib/notification/model";

const stateOf = ({ mustAck, read }: NotificationView): string => {
  if (!mustAck) return "Affiché jusqu’à sa date";
  return read ? "Lu" : "Non lu";
};

/** Date and state of a message. */
export function MessageHead({ message }: { message: NotificationView }) {
  const fresh = message.mustAck && !message.read;
  return (
    <p className="fr-text--sm fr-mb-1w">
      <time dateTime={message.createdAt.toISOString()}>{dateAndTime(message.createdAt)}</time>{" "}
      <span className={`fr-badge fr-badge--sm fr-badge--no-icon ${fresh ? "fr-badge--info" : ""}`}>
        {stateOf(message)}
      </span>
    </p>
  );
}
