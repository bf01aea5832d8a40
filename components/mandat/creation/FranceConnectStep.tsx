import { SubmitButton } from "@/components/form/SubmitButton";
import { BySms, NotBySms } from "./BySms";
import { FranceConnectSubmit } from "./FranceConnectSubmit";
import { StepTitle } from "./Step";

/** Step 4 of a new mandat: who gives it is told by FranceConnect, after the consent by SMS if any. */
export function FranceConnectStep() {
  return (
    <>
      <div className="fr-mb-2w">
        <StepTitle number={4}>Connectez l’usager à FranceConnect</StepTitle>
      </div>
      <NotBySms>
        <p>
          Laissez l’usager choisir son compte (impots.gouv.fr, ameli…) et taper lui-même son
          identifiant et son mot de passe. Vous relirez ensuite le mandat ensemble avant de
          l’enregistrer.
        </p>
        <FranceConnectSubmit />
      </NotBySms>
      <BySms>
        <p>
          Un premier SMS résume le mandat à la personne, un second lui demande son accord. Elle se
          connecte à FranceConnect ensuite, une fois son accord reçu.
        </p>
        <SubmitButton>Envoyer le SMS récapitulatif</SubmitButton>
      </BySms>
    </>
  );
}
