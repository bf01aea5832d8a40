import { civilDate, plainDate } from "@/lib/attestation/paris-dates";
import type { FormationFacts } from "@/lib/formation/read-formation";

const dayOf = (day: string | null) => (day === null ? "" : ` le ${civilDate(day)}`);

function Planned({ facts }: { facts: FormationFacts }) {
  const { course, session } = facts;
  if (course === "FNE") {
    return <p>Formation suivie dans le cadre du programme France Numérique Ensemble.</p>;
  }
  if (course === "P2P") return <p>Formation entre pairs.</p>;
  if (session === null) return null;
  return (
    <>
      <p>
        {facts.doneOn === null ? "Inscription" : "Inscription faite"} à la formation du{" "}
        {plainDate(session.startAt)} par {session.organism}.
      </p>
      {session.contacts.length > 0 && facts.doneOn === null && (
        <p>
          Pour changer ou annuler, écrivez à l’organisme&nbsp;:{" "}
          {session.contacts.map((email, index) => (
            <span key={email}>
              {index > 0 && ", "}
              <a href={`mailto:${email}`}>{email}</a>
            </span>
          ))}
          .
        </p>
      )}
    </>
  );
}

/** « Formation » of the page of an aidant (auth-referent §4.3); nothing when nothing is known. */
export function FormationBlock({ facts }: { facts: FormationFacts | null }) {
  if (facts === null) return null;
  return (
    <section aria-labelledby="formation">
      <h2 id="formation">Formation</h2>
      <Planned facts={facts} />
      {facts.done && <p>Formation réalisée{dayOf(facts.doneOn)}.</p>}
      {facts.pixPassed && <p>Test PIX réalisé{dayOf(facts.pixOn)}.</p>}
    </section>
  );
}
