import { DEMARCHES, type DemarcheKey } from "@/lib/demarche/catalogue";

function DemarcheTile({ demarche }: { demarche: DemarcheKey }) {
  const { description, title } = DEMARCHES[demarche];
  return (
    <li className="fr-col-12 fr-col-md-6">
      <div className="fr-tile fr-tile--horizontal fr-enlarge-button">
        <div className="fr-tile__body">
          <div className="fr-tile__content">
            <h2 className="fr-tile__title">
              <button type="submit" name="chosen_demarche" value={demarche}>
                {title}
              </button>
            </h2>
            <p className="fr-tile__desc">{description}</p>
          </div>
        </div>
      </div>
    </li>
  );
}

/** Page 2: one tile, one démarche, one click. */
export function DemarcheForm(props: { connectionId: string; demarches: readonly DemarcheKey[] }) {
  return (
    <form action="/select_demarche/" method="post">
      <input type="hidden" name="connection_id" value={props.connectionId} />
      <ul className="fr-grid-row fr-grid-row--gutters fr-raw-list fr-mb-2w">
        {props.demarches.map((demarche) => (
          <DemarcheTile key={demarche} demarche={demarche} />
        ))}
      </ul>
    </form>
  );
}
