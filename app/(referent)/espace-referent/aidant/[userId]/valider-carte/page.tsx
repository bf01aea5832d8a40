import type { Metadata } from "next";
import { CardCodeForm } from "@/components/moyens/CardCodeForm";
import { MeansFrame, NothingToDo } from "@/components/moyens/MeansFrame";
import { validateCardAction } from "../means-actions";
import { openMeansPage, type MeansPageProps } from "../means-page";

export const metadata: Metadata = { title: "Valider la carte physique – Aidants Connect" };

export default async function ValidateCardPage(props: MeansPageProps) {
  const { means, target } = await openMeansPage(props);
  const { card, deactivated } = means;
  return (
    <MeansFrame means={means} title="Valider la carte physique">
      {card === null || card.confirmed || deactivated ? (
        <NothingToDo means={means}>
          {deactivated
            ? "Ce profil est désactivé\u00a0: sa carte ne peut qu’être déliée."
            : "Aucune carte de ce compte n’attend d’être validée."}
        </NothingToDo>
      ) : (
        <>
          <p className="fr-text--sm fr-mb-1w">Étape 2 sur 2</p>
          <p>
            Carte {card.serial}, liée à {means.fullName}. Elle ne servira à se connecter qu’une fois
            validée.
          </p>
          <CardCodeForm
            action={validateCardAction}
            target={target}
            awaitsNextCode={card.awaitsNextCode}
            button="Valider le code"
          />
        </>
      )}
    </MeansFrame>
  );
}
