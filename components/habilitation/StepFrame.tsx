import { Stepper } from "@codegouvfr/react-dsfr/Stepper";
import type { ReactNode } from "react";
import { Breadcrumb } from "@/components/layout/Breadcrumb";

const STEPS: readonly string[] = [
  "Informations demandeur",
  "Numéro Siret de la structure",
  "Informations structure",
  "Référent Aidants Connect",
  "Aidants à habiliter",
  "Récapitulatif et validation de la demande",
];

export type StepNumber = 1 | 2 | 3 | 4 | 5 | 6;

/** Title of the window of a step. */
export const stepTitle = (step: StepNumber): string =>
  `${STEPS[step - 1] ?? ""} – Formulaire d’habilitation – Aidants Connect`;

const HOME = { label: "Accueil", href: "/" };
const HABILITATION = { label: "Habilitation", href: "/habilitation/" };

interface StepFrameProps {
  step: StepNumber;
  /** Space of the issuer, once he has one. */
  space?: string;
  children: ReactNode;
}

/** Frame of the six steps: place in the site, title, progress (habilitation §3). */
export function StepFrame({ step, space, children }: StepFrameProps) {
  const trail = [HOME, HABILITATION];
  if (space !== undefined) trail.push({ label: "Mon espace habilitation", href: space });
  return (
    <div className="fr-container fr-pb-8w">
      <Breadcrumb trail={trail} current="Formulaire d’habilitation" />
      <div className="fr-grid-row">
        <div className="fr-col-12 fr-col-lg-9">
          <h1>Formulaire d’habilitation</h1>
          <Stepper
            currentStep={step}
            stepCount={STEPS.length}
            title={STEPS[step - 1]}
            nextTitle={STEPS[step]}
          />
          {children}
        </div>
      </div>
    </div>
  );
}

/** Said above every form of the path. */
export function RequiredNotice() {
  return <p className="fr-text--sm">Sauf mention contraire, tous les champs sont obligatoires.</p>;
}

interface StepButtonsProps {
  back: string;
  children: ReactNode;
}

/** « Revenir » is a link: what is saved stays saved. */
export function StepButtons({ back, children }: StepButtonsProps) {
  return (
    <ul className="fr-btns-group fr-btns-group--inline-md fr-mt-4w">
      <li>
        <a className="fr-btn fr-btn--secondary" href={back}>
          Revenir à l’étape précédente
        </a>
      </li>
      <li>{children}</li>
    </ul>
  );
}
