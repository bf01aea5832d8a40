import type { Metadata } from "next";
import { ApplicationForms } from "@/components/moyens/ApplicationForms";
import { MeansFrame, NothingToDo } from "@/components/moyens/MeansFrame";
import { readPendingApplication } from "@/lib/carte-totp/pending-application";
import { confirmApplicationAction, showQrAction } from "../means-actions";
import { openMeansPage, type MeansPageProps } from "../means-page";

export const metadata: Metadata = { title: "Lier une carte numérique – Aidants Connect" };

export default async function AddApplicationPage(props: MeansPageProps) {
  const { ctx, actor, means, target } = await openMeansPage(props);
  if (means.deactivated || means.hasApplication) {
    return (
      <MeansFrame means={means} title="Lier une carte numérique">
        <NothingToDo means={means}>
          {means.deactivated
            ? "Ce profil est désactivé\u00a0: réactivez-le avant de lui associer une application."
            : "Une application est déjà associée à ce compte. Déliez-la d’abord, puis associez la nouvelle."}
        </NothingToDo>
      </MeansFrame>
    );
  }
  return (
    <MeansFrame means={means} title="Lier une carte numérique">
      <p>
        {means.isSelf
          ? "Munissez-vous de votre téléphone."
          : `Munissez-vous du téléphone utilisé par l’aidant. L’application sera celle de ${means.fullName}.`}
      </p>
      <ApplicationForms
        target={target}
        pending={await readPendingApplication(ctx, actor, target.userId)}
        show={showQrAction}
        confirm={confirmApplicationAction}
      />
    </MeansFrame>
  );
}
