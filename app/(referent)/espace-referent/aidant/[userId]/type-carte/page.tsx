import type { Metadata } from "next";
import { MeansFrame } from "@/components/moyens/MeansFrame";
import { TypeChoice } from "@/components/moyens/TypeChoice";
import { showQrAction } from "../means-actions";
import { openMeansPage, type MeansPageProps } from "../means-page";

export const metadata: Metadata = { title: "Lier une carte – Aidants Connect" };

export default async function CardTypePage(props: MeansPageProps) {
  const { means, target } = await openMeansPage(props);
  return (
    <MeansFrame means={means} title="Lier une carte">
      <TypeChoice means={means} organisationId={target.organisationId} showQr={showQrAction} />
    </MeansFrame>
  );
}
