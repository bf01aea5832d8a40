import type { Metadata } from "next";
import { CardCodeForm } from "@/components/moyens/CardCodeForm";
import { MeansFrame, NothingToDo } from "@/components/moyens/MeansFrame";
import { resynchroniseCardAction } from "../means-actions";
import { openMeansPage, type MeansPageProps } from "../means-page";

export const metadata: Metadata = { title: "Resynchroniser la carte – Aidants Connect" };

export default async function ResynchroniseCardPage(props: MeansPageProps) {
  const { means, target } = await openMeansPage(props);
  const { card, deactivated } = means;
  return (
    <MeansFrame means={means} title="Resynchroniser la carte">
      {card === null || !card.confirmed || deactivated ? (
        <NothingToDo means={means}>
          {deactivated
            ? "Ce profil est désactivé\u00a0: sa carte ne peut qu’être déliée."
            : "Aucune carte validée n’est liée à ce compte\u00a0: il n’y a rien à resynchroniser."}
        </NothingToDo>
      ) : (
        <>
          <p>
            L’horloge de la carte {card.serial} de {means.fullName} s’est décalée et ses codes sont
            refusés&nbsp;? Saisissez deux codes qu’elle affiche l’un après l’autre.
          </p>
          <CardCodeForm
            action={resynchroniseCardAction}
            target={target}
            awaitsNextCode={card.awaitsNextCode}
            button="Valider le premier code"
          />
        </>
      )}
    </MeansFrame>
  );
}
