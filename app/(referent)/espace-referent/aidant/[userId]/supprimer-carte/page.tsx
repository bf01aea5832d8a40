import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { MeansFrame } from "@/components/moyens/MeansFrame";
import { UnlinkForm } from "@/components/moyens/UnlinkForm";
import { memberHref } from "@/components/referent/member-texts";
import { unlinkCardAction } from "../means-actions";
import { openMeansPage, type MeansPageProps } from "../means-page";

export const metadata: Metadata = { title: "Délier la carte – Aidants Connect" };

export default async function UnlinkCardPage(props: MeansPageProps) {
  const { ctx, means, target } = await openMeansPage(props);
  if (means.card === null) redirect(memberHref(target.userId));
  return (
    <MeansFrame means={means} title="Délier la carte">
      <p>
        La carte <strong>{means.card.serial}</strong> sera retirée du compte de{" "}
        <strong>{means.fullName}</strong>, dont les sessions ouvertes seront fermées. Cette personne
        reçoit un courriel.
      </p>
      <p>
        En cas de départ sans remplacement, écrivez à {ctx.settings.CONTACT_EMAIL} pour savoir où
        renvoyer la carte.
      </p>
      <UnlinkForm
        action={unlinkCardAction}
        target={target}
        kind="card"
        ownLast={means.isSelf && means.last === "CARD"}
      />
    </MeansFrame>
  );
}
