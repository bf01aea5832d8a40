import type { Metadata } from "next";
import { WAITING_TITLE, WaitingPage } from "../../../../consentement/waiting-page";

export const metadata: Metadata = { title: `${WAITING_TITLE} – Aidants Connect` };

export default async function RenewalWaitingPage(props: { params: Promise<{ usagerId: string }> }) {
  const { usagerId } = await props.params;
  return <WaitingPage expected={{ kind: "RENEWAL", usagerId }} />;
}
