import type { Metadata } from "next";
import { TutorialScreen } from "@/components/aide/TutorialScreen";
import { requireMember } from "@/lib/auth/require";
import { requestContext } from "@/lib/http/request-context";
import "@/components/aide/aide.css";

export const metadata: Metadata = { title: "Tutoriel – Aidants Connect" };

export default async function TutorialPage() {
  await requireMember(await requestContext());
  return <TutorialScreen />;
}
