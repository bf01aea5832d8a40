import type { ReferentHome } from "@/lib/referent/read-home";

const count = new Intl.NumberFormat("fr-FR");

/** « Informations » of the home: what the organisation has done (auth-referent §4.1). */
export function Figures({ home }: { home: ReferentHome }) {
  const figures = [
    { one: "mandat créé", many: "mandats créés", value: home.mandatsCreated },
    { one: "mandat actif", many: "mandats actifs", value: home.activeMandats },
    { one: "aidant actif", many: "aidants actifs", value: home.activeAidants },
    { one: "usager accompagné", many: "usagers accompagnés", value: home.usagers },
  ];
  return (
    <ul className="fr-grid-row fr-grid-row--gutters fr-raw-list">
      {figures.map(({ one, many, value }) => (
        <li key={many} className="fr-col-6 fr-col-md-3">
          <p className="fr-mb-0">
            <span className="fr-h2 ac-accent">{count.format(value)}</span>
            <br />
            {value > 1 ? many : one}
          </p>
        </li>
      ))}
    </ul>
  );
}
