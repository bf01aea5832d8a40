import type { Metadata } from "next";
import { LinkScreen } from "@/components/changement/LinkScreen";
import { readLink } from "@/lib/changement/answer-link";
import { requestContext } from "@/lib/http/request-context";
import { objectToChangeAction } from "./actions";

export const metadata: Metadata = {
  title: "S’opposer à un changement de structure – Aidants Connect",
  robots: { index: false },
};

interface ObjectionPageProps {
  params: Promise<{ token: string }>;
}

export default async function ObjectionPage({ params }: ObjectionPageProps) {
  const { token } = await params;
  const change = await readLink(await requestContext(), "objection", token);
  return (
    <LinkScreen
      title="S’opposer à un changement de structure"
      text={
        change && (
          <p>
            {change.organisationName} a demandé que vous la rejoigniez sur Aidants Connect. Si vous
            vous y opposez, notre équipe ne pourra pas valider cette demande et rien ne changera
            pour vous.
          </p>
        )
      }
      token={token}
      action={objectToChangeAction}
      button="Je m’oppose à ce changement"
    />
  );
}
