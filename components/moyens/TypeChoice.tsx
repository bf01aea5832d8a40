import { SubmitButton } from "@/components/form/SubmitButton";
import type { FormAction } from "@/components/form/use-action-form";
import type { MeansView } from "@/lib/carte-totp/read-means";
import { MeansForm } from "./MeansForm";
import { meansHref, type MeansPage } from "./means-paths";
import "./means.css";

interface TypeChoiceProps {
  means: MeansView;
  organisationId: string;
  /** Draws the QR code, then shows it. */
  showQr: FormAction;
}

interface ActProps {
  means: MeansView;
  page: MeansPage;
  label: string;
  secondary?: boolean;
}

const Act = ({ means, page, label, secondary = false }: ActProps) => (
  <a
    className={`fr-btn fr-mb-1w fr-mr-1w ${secondary ? "fr-btn--secondary" : ""}`}
    href={meansHref(means.userId, page)}
  >
    {label}
  </a>
);

function CardActs({ means }: { means: MeansView }) {
  const { card, deactivated } = means;
  if (card === null) {
    return deactivated ? null : (
      <Act means={means} page="lier-carte" label="Utiliser une carte physique" />
    );
  }
  return (
    <>
      {!card.confirmed && !deactivated && (
        <Act means={means} page="valider-carte" label="Valider la carte physique" />
      )}
      <Act means={means} page="supprimer-carte" label="Délier la carte physique" secondary />
    </>
  );
}

function AppActs({ means, organisationId, showQr }: TypeChoiceProps) {
  if (means.hasApplication) {
    return (
      <Act means={means} page="supprimer-otp-app" label="Délier la carte numérique" secondary />
    );
  }
  if (means.deactivated) return null;
  return (
    <MeansForm action={showQr} target={{ userId: means.userId, organisationId }}>
      <SubmitButton>Utiliser une carte numérique</SubmitButton>
    </MeansForm>
  );
}

/** « Lier une carte »: physical or on the phone (auth-referent §4.4, seed 001). */
export function TypeChoice(props: TypeChoiceProps) {
  const { means } = props;
  return (
    <>
      {means.deactivated && (
        <div className="fr-alert fr-alert--warning fr-mb-3w">
          <p>
            Ce profil est désactivé&nbsp;: vous pouvez délier ses moyens de connexion, pas lui en
            associer.
          </p>
        </div>
      )}
      <p>Sélectionnez le type de carte que vous souhaitez lier à {means.fullName}&nbsp;:</p>
      <ul className="fr-grid-row fr-grid-row--gutters fr-raw-list">
        <li className="fr-col-12 fr-col-md-6">
          <div className="ac-means">
            <h2 className="fr-h5">Carte physique</h2>
            <p>
              Une carte physique génératrice de code de connexion à la pression d’un bouton. Son
              numéro de série est imprimé au dos.
            </p>
            <CardActs means={means} />
          </div>
        </li>
        <li className="fr-col-12 fr-col-md-6">
          <div className="ac-means">
            <h2 className="fr-h5">Carte numérique</h2>
            <p>
              Une carte numérique, sous la forme d’une application OTP qui génère un code à
              intervalles réguliers. Vous avez besoin du téléphone utilisé par l’aidant pour
              configurer cette option.
            </p>
            <AppActs {...props} />
          </div>
        </li>
      </ul>
    </>
  );
}
