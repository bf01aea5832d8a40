import { SurendettementNotice } from "@/components/mandat/creation/SurendettementNotice";
import { DEMARCHES } from "@/lib/demarche/catalogue";
import { REMOTE_METHODS } from "@/lib/mandat/remote-choice";
import type { Recap } from "@/lib/mandat/read-recap";

const FRANCE = "99100";

function birthplaceOf({ birthplace, birthcountry }: Recap["usager"]): string {
  if (birthplace) return `commune de code Insee ${birthplace}`;
  return birthcountry === FRANCE ? "non communiqué" : `pays de code Insee ${birthcountry}`;
}

function Identity({ usager }: { usager: Recap["usager"] }) {
  return (
    <dl className="ac-facts fr-p-3w fr-mb-3w">
      <div>
        <dt>Nom et prénoms</dt>
        <dd>{usager.fullName}</dd>
      </div>
      {usager.preferredUsername && (
        <div>
          <dt>Nom d&apos;usage</dt>
          <dd>{usager.preferredUsername}</dd>
        </div>
      )}
      <div>
        <dt>Date de naissance</dt>
        <dd>{usager.birthdate}</dd>
      </div>
      <div>
        <dt>Lieu de naissance</dt>
        <dd>{birthplaceOf(usager)}</dd>
      </div>
    </dl>
  );
}

/** How a mandat at a distance is concluded, and the consent that it rests on (mandats §3.5, §4.5). */
function RemoteFacts({ recap: { remoteMethod, consent } }: { recap: Recap }) {
  if (remoteMethod === null) return null;
  return (
    <dl className="ac-facts fr-p-3w fr-mb-3w">
      <div>
        <dt>Mandat conclu à distance</dt>
        <dd>{REMOTE_METHODS[remoteMethod].label.toLowerCase().replace("sms", "SMS")}</dd>
      </div>
      {consent && (
        <>
          <div>
            <dt>Accord reçu</dt>
            <dd>
              du {consent.phone}, le {consent.date}
            </dd>
          </div>
          <div>
            <dt>Empreinte de la preuve</dt>
            <dd>
              <code className="ac-hash">{consent.evidenceHash}</code>
            </dd>
          </div>
        </>
      )}
    </dl>
  );
}

/** What will be signed, for the aidant and the person to check together (mandats §3.5). */
export function RecapElements({ recap }: { recap: Recap }) {
  const { usager, organisationName, demarches, duration } = recap;
  return (
    <section aria-labelledby="elements">
      <h2 id="elements">Éléments du mandat</h2>
      <p>Vérifiez l&apos;identité de la personne avec elle avant d&apos;aller plus loin.</p>
      <Identity usager={usager} />
      <p className="fr-mb-1w">
        <strong>{usager.fullName}</strong> autorise <strong>{organisationName}</strong> à réaliser à
        sa place {demarches.length > 1 ? "les démarches suivantes" : "la démarche suivante"} :
      </p>
      <ul className="ac-ticked fr-mb-2w">
        {demarches.map((key) => (
          <li key={key}>
            <span className="fr-icon-checkbox-circle-fill fr-icon--sm" aria-hidden="true" />
            <span>
              <strong>{DEMARCHES[key].title}</strong> : {DEMARCHES[key].description}
            </span>
          </li>
        ))}
      </ul>
      <p>
        <strong>pour une durée de {duration}.</strong>
      </p>
      <RemoteFacts recap={recap} />
      {demarches.includes("argent") && <SurendettementNotice />}
      <p>
        <a
          className="fr-link"
          href="/espace-aidant/creation_mandat/visualisation/projet/"
          target="_blank"
          rel="noopener"
          title="Voir le projet de mandat – nouvelle fenêtre"
        >
          Voir le projet de mandat
        </a>
      </p>
    </section>
  );
}
