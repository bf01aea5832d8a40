import type { AdditionSummary } from "@/lib/ajout/read-addition";

function Review({ summary }: { summary: AdditionSummary }) {
  const { kind, course, formateur, trainees, changes } = summary;
  if (trainees.length + changes.length === 0) return null;
  return (
    <section aria-labelledby="a-verifier">
      <h3 id="a-verifier" className="fr-h4">
        Demandes vérifiées par notre équipe
      </h3>
      <ul>
        {trainees.map(({ fullName, email, organisation }) => (
          <li key={email}>
            {fullName}, {email} ({organisation})
          </li>
        ))}
        {changes.map(({ email, newEmail }) => (
          <li key={email}>
            {email}
            {newEmail !== null && <>, nouvelle adresse&nbsp;: {newEmail}</>}
          </li>
        ))}
      </ul>
      {kind === "trained" && (
        <p>
          Chaque personne est prévenue et peut s’y opposer&nbsp;; les référents de son ancienne
          structure sont informés. Une nouvelle adresse n’est prise en compte qu’après sa
          confirmation depuis cette adresse.
        </p>
      )}
      {kind === "untrained" && course === "CLASSIC" && (
        <p>
          Après validation de l’éligibilité par notre équipe, inscrivez chaque personne à une
          session depuis «&nbsp;Demandes en cours&nbsp;». Le compte est créé après la formation et
          le test PIX.
        </p>
      )}
      {kind === "untrained" && course === "P2P" && (
        <p>
          {formateur} sera prévenu maintenant et formera ces personnes après validation de
          l’éligibilité par notre équipe. Le compte est créé après le test PIX.
        </p>
      )}
    </section>
  );
}

/** What step 3 is about to do. */
export function Summary({
  summary,
  organisationName,
}: {
  summary: AdditionSummary;
  organisationName: string;
}) {
  return (
    <>
      {summary.direct.length > 0 && (
        <section aria-labelledby="ajouts-directs">
          <h3 id="ajouts-directs" className="fr-h4">
            Aidants ajoutés tout de suite à {organisationName}
          </h3>
          <ul>
            {summary.direct.map((email) => (
              <li key={email}>{email}</li>
            ))}
          </ul>
        </section>
      )}
      <Review summary={summary} />
    </>
  );
}
