import { Breadcrumb } from "@/components/layout/Breadcrumb";
import { PrintButton } from "@/components/mandat/attestation/PrintButton";
import { TUTORIAL, type TutorialStep } from "./tutorial";

function Step({ step, place }: { step: TutorialStep; place: number }) {
  return (
    <section className="ac-tutorial__step fr-mb-6w" aria-labelledby={step.id}>
      <h2 id={step.id} className="fr-h3">
        Étape {place} : {step.title}
      </h2>
      <p>{step.intro}</p>
      <ol>
        {step.acts.map((act, n) => (
          <li key={n}>{act}</li>
        ))}
      </ol>
      {step.caution && (
        <p className="fr-callout fr-mt-2w fr-mb-0">
          <strong>À savoir.</strong> {step.caution}
        </p>
      )}
    </section>
  );
}

/** « Tutoriel Aidants Connect » (seed 003): every step, on the screen or on paper. */
export function TutorialScreen() {
  return (
    <div className="fr-container fr-pb-6w">
      <Breadcrumb trail={[{ label: "Accueil", href: "/espace-aidant/" }]} current="Tutoriel" />
      <div className="fr-grid-row">
        <div className="fr-col-12 fr-col-lg-9">
          <h1>Tutoriel Aidants Connect</h1>
          <p className="fr-text--lead">
            De la connexion à la fin d’un mandat, en {TUTORIAL.length} étapes. À imprimer pour
            l’avoir sous la main.
          </p>
          <PrintButton label="Imprimer le tutoriel" />
          <nav className="fr-summary fr-my-4w ac-no-print" aria-labelledby="sommaire">
            <p className="fr-summary__title" id="sommaire">
              Sommaire
            </p>
            <ol>
              {TUTORIAL.map(({ id, title }) => (
                <li key={id}>
                  <a className="fr-summary__link" href={`#${id}`}>
                    {title}
                  </a>
                </li>
              ))}
            </ol>
          </nav>
          {TUTORIAL.map((step, n) => (
            <Step key={step.id} step={step} place={n + 1} />
          ))}
          <p className="ac-no-print">
            Une situation que ce tutoriel ne traite pas ?{" "}
            <a href="/espace-aidant/aide/">J’ai besoin d’aide</a>.
          </p>
        </div>
      </div>
    </div>
  );
}
