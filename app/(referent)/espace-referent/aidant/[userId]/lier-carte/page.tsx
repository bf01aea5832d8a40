import type { Metadata } from "next";
import { LinkCardForm } from "@/components/moyens/LinkCardForm";
import { MeansFrame, NothingToDo } from "@/components/moyens/MeansFrame";
import { linkCardAction } from "../means-actions";
import { openMeansPage, type MeansPageProps } from "../means-page";

export const metadata: Metadata = { title: "Lier une carte physique – Aidants Connect" };

export default async function LinkCardPage(props: MeansPageProps) {
  const { means, target } = await openMeansPage(props);
  return (
    <MeansFrame means={means} title="Lier une carte physique">
      {means.deactivated && (
        <NothingToDo means={means}>
          Ce profil est désactivé&nbsp;: réactivez-le avant de lui associer une carte.
        </NothingToDo>
      )}
      {!means.deactivated && means.card && (
        <NothingToDo means={means}>
          Une carte est déjà liée à ce compte. Déliez-la d’abord, puis liez la nouvelle.
        </NothingToDo>
      )}
      {!means.deactivated && !means.card && (
        <>
          <p className="fr-text--sm fr-mb-1w">Étape 1 sur 2</p>
          <p>
            La carte est attribuée à {means.fullName}, qui ne doit la prêter à personne. Elle
            appartient à votre structure.
          </p>
          <LinkCardForm action={linkCardAction} target={target} />
        </>
      )}
    </MeansFrame>
  );
}
