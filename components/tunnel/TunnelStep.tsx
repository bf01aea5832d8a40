import type { ReactNode } from "react";

const TITLES: readonly string[] = [
  "Téléchargez une application",
  "Scannez le code QR",
  "Félicitations !",
];

interface TunnelStepProps {
  step: 1 | 2 | 3;
  children: ReactNode;
}

/** Frame of the three steps that associate an application (auth-referent §3.10). */
export function TunnelStep({ step, children }: TunnelStepProps) {
  const next = TITLES[step];
  return (
    <div className="fr-container fr-py-6w">
      <div className="fr-grid-row fr-grid-row--center">
        <div className="fr-col-12 fr-col-md-8">
          <div className="fr-stepper">
            <h1 className="fr-stepper__title">
              {TITLES[step - 1]}
              <span className="fr-stepper__state">Étape {step} sur 3</span>
            </h1>
            <div
              className="fr-stepper__steps"
              data-fr-current-step={step}
              data-fr-steps={TITLES.length}
            />
            {next !== undefined && (
              <p className="fr-stepper__details">
                <span className="fr-text--bold">Étape suivante&nbsp;:</span> {next}
              </p>
            )}
          </div>
          {children}
        </div>
      </div>
    </div>
  );
}
