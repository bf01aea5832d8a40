import { PageTurner } from "@/components/usager/PageTurner";
import type { NotificationList } from "@/lib/notification/list-notifications";
import { NOTIFICATION_TYPES, TYPE_LABELS, type NotificationView } from "@/lib/notification/model";
import { MessageBody } from "./MessageBody";
import { MessageHead } from "./MessageHead";
import { StateForm } from "./StateForm";

const LIST = "/espace-aidant/notifications/";

/** Address of a page of the list. */
const listHref = (type: string | null, page = 1): string => {
  const query = new URLSearchParams();
  if (type !== null) query.set("type", type);
  if (page > 1) query.set("page", String(page));
  return query.size === 0 ? LIST : `${LIST}?${query.toString()}`;
};

function Filter({ list }: { list: NotificationList }) {
  return (
    <form method="get" action={LIST} className="ac-message-filter fr-mb-4w">
      <div>
        <label className="fr-label" htmlFor="type">
          Type de message
        </label>
        <select className="fr-select" id="type" name="type" defaultValue={list.type ?? ""}>
          <option value="">Tous les types</option>
          {NOTIFICATION_TYPES.map((type) => (
            <option key={type} value={type}>
              {TYPE_LABELS[type]}
            </option>
          ))}
        </select>
      </div>
      <button className="fr-btn fr-btn--secondary" type="submit">
        Filtrer
      </button>
    </form>
  );
}

function Item({ message, back }: { message: NotificationView; back: string }) {
  return (
    <li className="ac-message-item">
      <h2 className="fr-h5 fr-mb-1w" id={`message-${message.id}`}>
        <a href={`${LIST}${message.id}/`}>{TYPE_LABELS[message.type]}</a>
      </h2>
      <MessageHead message={message} />
      <MessageBody html={message.html} />
      {message.mustAck && <StateForm id={message.id} read={message.read} back={back} />}
    </li>
  );
}

/** « Mes messages »: everything that the team wrote to this person. */
export function MessageList({ list }: { list: NotificationList }) {
  const { notifications, type, page } = list;
  const of = type === null ? "" : ` de type « ${TYPE_LABELS[type]} »`;
  return (
    <>
      <Filter list={list} />
      {notifications.length === 0 ? (
        <p>Aucun message{of}.</p>
      ) : (
        <ul className="ac-messages">
          {notifications.map((message) => (
            <Item key={message.id} message={message} back={listHref(type, page)} />
          ))}
        </ul>
      )}
      <PageTurner
        page={list.page}
        pageCount={list.pageCount}
        label="Pages de la liste"
        hrefOf={(page) => listHref(list.type, page)}
      />
    </>
  );
}
