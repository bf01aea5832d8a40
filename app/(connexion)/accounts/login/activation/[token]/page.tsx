import type { Metadata } from "next";
import { EnrolmentScreen } from "@/components/connexion/EnrolmentScreen";
import { readEnrolment } from "@/lib/carte-totp/enrolment";
import { requestContext } from "@/lib/http/request-context";
import { confirmEnrolmentAction } from "./actions";

export const metadata: Metadata = {
  title: "Associer votre application – Aidants Connect",
  robots: { index: false },
};

interface EnrolmentPageProps {
  params: Promise<{ token: string }>;
}

export default async function EnrolmentPage({ params }: EnrolmentPageProps) {
  const { token } = await params;
  const enrolment = await readEnrolment(await requestContext(), token);
  return <EnrolmentScreen enrolment={enrolment} token={token} action={confirmEnrolmentAction} />;
}
