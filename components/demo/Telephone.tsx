import type { DemoPhone } from "@/lib/demo/phone";
import "./telephone.css";

const instant = new Intl.DateTimeFormat("fr-FR", {
  dateStyle: "short",
  timeStyle: "medium",
  timeZone: "Europe/Paris",
});

interface TelephoneProps {
  phone: DemoPhone;
  /** The number as people write it. */
  shown: string;
  numbers: { number: string; shown: string }[];
  answer: (data: FormData) => Promise<void>;
}

/** SMS received and answers sent, with what can be answered. */
export function Telephone({ phone, shown, numbers, answer }: TelephoneProps) {
  if (phone.number === null) return <p>Aucun SMS n’a encore été envoyé.</p>;
  const own = `/demo/telephone?numero=${encodeURIComponent(phone.number)}`;
  return (
    <>
      {numbers.length > 1 && <Numbers numbers={numbers} current={phone.number} />}
      <section className="ac-telephone" aria-labelledby="telephone">
        <h2 className="fr-h4" id="telephone">
          SMS du {shown}
        </h2>
        {phone.messages.length === 0 && <p>Aucun SMS pour le moment.</p>}
        <ol className="fr-raw-list ac-telephone__messages">
          {phone.messages.map(({ id, received, text, at }) => (
            <li key={id} className={received ? "ac-telephone__in" : "ac-telephone__out"}>
              <p className="fr-text--xs fr-mb-1v">
                {received ? "Aidants Connect" : "La personne"}, le{" "}
                <time dateTime={at.toISOString()}>{instant.format(at)}</time>
              </p>
              <p className="ac-telephone__text fr-mb-0">{text}</p>
            </li>
          ))}
        </ol>
        <p>
          <a className="fr-link" href={own}>
            Actualiser
          </a>
        </p>
        {phone.correlationId !== null && <Answer number={phone.number} answer={answer} />}
      </section>
    </>
  );
}

function Numbers({ numbers, current }: { numbers: TelephoneProps["numbers"]; current: string }) {
  return (
    <nav aria-label="Numéros" className="fr-mb-3w">
      <ul className="fr-tags-group">
        {numbers.map(({ number, shown }) => (
          <li key={number}>
            <a
              className="fr-tag"
              href={`/demo/telephone?numero=${encodeURIComponent(number)}`}
              aria-current={number === current ? "page" : undefined}
            >
              {shown}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Two forms: the Enter key in the second one must not send the first word of the first. */
function Answer({ number, answer }: { number: string; answer: TelephoneProps["answer"] }) {
  const to = <input type="hidden" name="numero" value={number} />;
  return (
    <>
      <form action={answer} className="ac-telephone__words fr-mb-3w">
        {to}
        <button className="fr-btn" name="texte" value="Oui">
          Répondre « Oui »
        </button>
        <button className="fr-btn fr-btn--secondary" name="texte" value="Non">
          Répondre « Non »
        </button>
      </form>
      <form action={answer}>
        {to}
        <div className="fr-input-group">
          <label className="fr-label" htmlFor="texte">
            Autre réponse
          </label>
          <input className="fr-input" id="texte" name="texte" maxLength={160} autoComplete="off" />
        </div>
        <button className="fr-btn fr-btn--tertiary" type="submit">
          Envoyer cette réponse
        </button>
      </form>
    </>
  );
}
