import type { Metadata } from "next";
import { RECAP_SENT_TITLE, RecapSentPage } from "../../../../consentement/recap-sent-page";

export const metadata: Metadata = { title: `${RECAP_SENT_TITLE} – Aidants Connect` };

export default async function RenewalRecapSentPage(props: {
  params: Promise<{ usagerId: string }>;
}) {
  const { usagerId } = await props.params;
  return <RecapSentPage expected={{ kind: "RENEWAL", usagerId }} />;
}
