import { Breadcrumb } from "@/components/layout/Breadcrumb";

const STEPS: readonly string[] = ["Profil des aidants", "Informations des aidants", "Confirmation"];

/** Head of the three steps of « Ajouter un aidant ». */
export function Steps({ current }: { current: 1 | 2 | 3 }) {
  const next = STEPS[current];
  return (
    <>
      <Breadcrumb
        trail={[{ label: "Aidants", href: "/espace-referent/aidants/" }]}
        current="Ajouter un aidant"
      />
      <h1>Ajouter un aidant</h1>
      <div className="fr-stepper">
        <h2 className="fr-stepper__title">
          {STEPS[current - 1]}
          <span className="fr-stepper__state">Étape {current} sur 3</span>
        </h2>
        <div
          className="fr-stepper__steps"
          data-fr-current-step={String(current)}
          data-fr-steps="3"
        />
        {next !== undefined && (
          <p className="fr-stepper__details">
            <span className="fr-text--bold">Étape suivante&nbsp;:</span> {next}
          </p>
        )}
      </div>
    </>
  );
}
