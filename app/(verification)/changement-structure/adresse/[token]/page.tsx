import type { Metadata } from "next";
import { LinkScreen } from "@/components/changement/LinkScreen";
import { readLink } from "@/lib/changement/answer-link";
import { requestContext } from "@/lib/http/request-context";
import { confirmNewAddressAction } from "./actions";

export const metadata: Metadata = {
  title: "Confirmer une adresse – Aidants Connect",
  robots: { index: false },
};

interface AddressPageProps {
  params: Promise<{ token: string }>;
}

export default async function AddressPage({ params }: AddressPageProps) {
  const { token } = await params;
  const change = await readLink(await requestContext(), "address", token);
  return (
    <LinkScreen
      title="Confirmer votre nouvelle adresse"
      text={
        change && (
          <p>
            {change.organisationName} a demandé que {change.newEmail} devienne une adresse de
            connexion à Aidants Connect. Confirmez si cette adresse est la vôtre et que ce
            changement est prévu&nbsp;; sinon, fermez cette page.
          </p>
        )
      }
      token={token}
      action={confirmNewAddressAction}
      button="Confirmer cette adresse"
    />
  );
}
