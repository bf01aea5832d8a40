import type { Metadata } from "next";
import { Page } from "@/components/habilitation/Page";
import { StatusBadge } from "@/components/habilitation/StatusBadge";
import { Facts } from "@/components/layout/Facts";
import { shortDate } from "@/lib/attestation/paris-dates";
import { requireIssuer } from "@/lib/auth/require-issuer";
import { requestPath, siretPath, spacePath } from "@/lib/habilitation/paths";
import { listRequests, type ListedRequest } from "@/lib/habilitation/read-request";
import { requestContext } from "@/lib/http/request-context";

export const metadata: Metadata = { title: "Mon espace habilitation – Aidants Connect" };

interface SpacePageProps {
  params: Promise<{ issuerId: string }>;
}

const HEADINGS = ["Date", "Statut", "Lieu d’accueil", "Adresse", "Nb d’aidants", "Actions"];

function Requests({ requests, issuerId }: { requests: ListedRequest[]; issuerId: string }) {
  if (requests.length === 0) return <p>Vous n’avez pas de demandes en cours.</p>;
  return (
    <div className="fr-table fr-table--bordered" tabIndex={0} role="region" aria-label="Demandes">
      <table>
        <caption className="fr-sr-only">
          Vos demandes d’habilitation, la plus récente en premier
        </caption>
        <thead>
          <tr>
            {HEADINGS.map((heading) => (
              <th key={heading} scope="col">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {requests.map(({ id, createdAt, status, name, address, aidants }) => (
            <tr key={id}>
              <td>{shortDate(createdAt)}</td>
              <td>
                <StatusBadge status={status} />
              </td>
              <td>{name}</td>
              <td>{address}</td>
              <td>{aidants}</td>
              <td>
                <a href={requestPath(issuerId, id, status === "NEW" ? "validation" : "voir")}>
                  Consulter<span className="fr-sr-only"> la demande de {name}</span>
                </a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** F8: everything an issuer has filed. */
export default async function SpacePage({ params }: SpacePageProps) {
  const { issuerId } = await params;
  const ctx = await requestContext();
  const actor = await requireIssuer(ctx, issuerId);
  const requests = await listRequests(ctx, actor);
  return (
    <Page title="Mon espace habilitation">
      <h2 className="fr-h4">Vos informations</h2>
      <Facts
        facts={[
          ["Nom", `${actor.firstName} ${actor.lastName}`],
          ["Profession", actor.profession],
          ["Adresse e-mail", actor.email],
        ]}
      />
      <p>
        <a className="fr-btn fr-btn--secondary" href={`${spacePath(issuerId)}modifier/`}>
          Modifier le demandeur
        </a>
      </p>
      <h2 className="fr-h4">Vos demandes d’habilitation</h2>
      <p>Déposez une demande par lieu d’accueil.</p>
      <Requests requests={requests} issuerId={issuerId} />
      <p>
        <a className="fr-btn" href={siretPath(issuerId)}>
          Déposer une nouvelle demande
        </a>
      </p>
    </Page>
  );
}
