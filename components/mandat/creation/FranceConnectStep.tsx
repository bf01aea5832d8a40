import { FranceConnectSubmit } from "./FranceConnectSubmit";
import { StepTitle } from "./Step";

/** Step 4 of a new mandat: who gives it is told by FranceConnect. */
export function FranceConnectStep() {
  return (
    <>
      <div className="fr-mb-2w">
        <StepTitle number={4}>Connectez l’usager à FranceConnect</StepTitle>
      </div>
      <p>
        Laissez l’usager choisir son compte (impots.gouv.fr, ameli…) et taper lui-même son
        identifiant et son mot de passe. Vous relirez ensuite le mandat ensemble avant de
        l’enregistrer.
      </p>
      <FranceConnectSubmit />
    </>
  );
}
