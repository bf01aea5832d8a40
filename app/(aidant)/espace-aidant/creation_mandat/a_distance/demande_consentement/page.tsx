import type { Metadata } from "next";
import { RECAP_SENT_TITLE, RecapSentPage } from "../../../consentement/recap-sent-page";

export const metadata: Metadata = { title: `${RECAP_SENT_TITLE} – Aidants Connect` };

export default function NewMandatRecapSentPage() {
  return <RecapSentPage expected={{ kind: "NEW" }} />;
}
