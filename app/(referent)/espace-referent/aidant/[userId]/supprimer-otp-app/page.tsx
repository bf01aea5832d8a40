import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { MeansFrame } from "@/components/moyens/MeansFrame";
import { UnlinkForm } from "@/components/moyens/UnlinkForm";
import { memberHref } from "@/components/referent/member-texts";
import { unlinkApplicationAction } from "../means-actions";
import { openMeansPage, type MeansPageProps } from "../means-page";

export const metadata: Metadata = { title: "Délier l’application mobile – Aidants Connect" };

export default async function UnlinkApplicationPage(props: MeansPageProps) {
  const { means, target } = await openMeansPage(props);
  if (!means.hasApplication) redirect(memberHref(target.userId));
  return (
    <MeansFrame means={means} title="Délier l’application mobile">
      <p>
        L’application de <strong>{means.fullName}</strong> ne donnera plus accès au service, et ses
        sessions ouvertes seront fermées. Cette personne reçoit un courriel. Pour un nouveau
        téléphone, associez ensuite l’application de ce téléphone.
      </p>
      <UnlinkForm
        action={unlinkApplicationAction}
        target={target}
        kind="app"
        ownLast={means.isSelf && means.last === "APP"}
      />
    </MeansFrame>
  );
}
