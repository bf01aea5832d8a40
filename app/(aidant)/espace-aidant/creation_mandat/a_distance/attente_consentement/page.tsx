import type { Metadata } from "next";
import { WAITING_TITLE, WaitingPage } from "../../../consentement/waiting-page";

export const metadata: Metadata = { title: `${WAITING_TITLE} – Aidants Connect` };

/** Whoever asks for what needs a consent comes here; a renewal goes on to its own room. */
export default function NewMandatWaitingPage() {
  return <WaitingPage expected={{ kind: "ANY" }} />;
}
