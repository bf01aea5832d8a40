import type { ReferentHome } from "@/lib/referent/read-home";

const count = new Intl.NumberFormat("fr-FR");

/** « Informations » of the home: what the organisation has done (auth-referent §4.1). */
export function Figures({ home }: { home: ReferentHome }) {
  const figures = [
    { label: "mandats créés", value: home.mandatsCreated },
    { label: "mandats actifs", value: home.activeMandats },
    { label: "aidants actifs", value: home.activeAidants },
    { label: "usagers accompagnés", value: home.usagers },
  ];
  return (
    <ul className="fr-grid-row fr-grid-row--gutters fr-raw-list">
      {figures.map(({ label, value }) => (
        <li key={label} className="fr-col-6 fr-col-md-3">
          <p className="fr-mb-0">
            <span className="fr-h2 ac-accent">{count.format(value)}</span>
            <br />
            {label}
          </p>
        </li>
      ))}
    </ul>
  );
}
