import type { ReactNode } from "react";
import { Facts } from "@/components/layout/Facts";
import type { RequestView } from "@/lib/habilitation/read-request";
import type { IssuerActor } from "@/lib/habilitation/issuer-actor";
import { aidantPath, requestPath } from "@/lib/habilitation/paths";
import { groupedSiret } from "@/lib/sirene/siret";
import { nationalPhone } from "@/lib/telephone/display";
import "./habilitation.css";

interface RequestCardsProps {
  issuer: IssuerActor;
  view: RequestView;
  editable: boolean;
}

interface CardProps {
  title: string;
  /** Page where it is changed. */
  edit?: string | undefined;
  /** It does not pass today's rules. */
  incomplete?: boolean;
  children: ReactNode;
}

function Card({ title, edit, incomplete = false, children }: CardProps) {
  return (
    <section className="ac-box fr-p-3w fr-mb-3w">
      <h3 className="fr-h5">{title}</h3>
      {incomplete && (
        <p className="fr-badge fr-badge--warning fr-mb-2w">À compléter ou à corriger</p>
      )}
      {children}
      {edit !== undefined && (
        <a className="fr-btn fr-btn--secondary fr-btn--sm" href={edit}>
          Modifier<span className="fr-sr-only"> : {title}</span>
        </a>
      )}
    </section>
  );
}

const yesNo = (value: boolean): string => (value ? "Oui" : "Non");

function StructureFacts({ request }: Pick<RequestView, "request">) {
  const place = [request.address, request.addressComplement, `${request.zipcode} ${request.city}`];
  return (
    <Facts
      facts={[
        ["Nom", request.name],
        ["Type", request.typeOther || (request.type?.label ?? "–")],
        ["Adresse postale", place.filter((part) => part.trim() !== "").join(", ")],
        ["Numéro Siret", groupedSiret(request.siret)],
        ["Site web", request.webSite || "–"],
        ["Labellisée France Services", yesNo(request.franceServicesLabel)],
        ["Missions", request.missionDescription || "–"],
        ["Démarches par semaine", request.avgNbDemarches?.toString() ?? "–"],
      ]}
    />
  );
}

function ManagerFacts({ view }: { view: RequestView }) {
  const { manager } = view.request;
  if (manager === null) return <p>Aucun référent n’est encore désigné.</p>;
  return (
    <>
      <ul className="fr-badges-group">
        <li>
          <p className="fr-badge fr-badge--blue-cumulus">Référent</p>
        </li>
        {manager.isAidant && (
          <li>
            <p className="fr-badge fr-badge--green-menthe">Aidant</p>
          </li>
        )}
      </ul>
      <Facts
        facts={[
          ["Nom", `${manager.firstName} ${manager.lastName}`],
          ["Profession", manager.profession],
          ["Adresse e-mail", manager.email],
          ["Téléphone", view.phone === null ? "–" : nationalPhone(view.phone)],
          ...(manager.isAidant
            ? [["Conseiller numérique", yesNo(manager.conseillerNumerique)] as const]
            : []),
        ]}
      />
    </>
  );
}

/** Everything a request says: who files it, structure, référent, aidants (F6, F7). */
export function RequestCards({ issuer, view, editable }: RequestCardsProps) {
  const { request, invalid } = view;
  const page = (name: Parameters<typeof requestPath>[2]) =>
    editable ? requestPath(issuer.issuerId, request.id, name) : undefined;
  return (
    <>
      <Card title="Demandeur" edit={page("modifier-demandeur")}>
        <Facts
          facts={[
            ["Nom", `${issuer.firstName} ${issuer.lastName}`],
            ["Profession", issuer.profession],
            ["Adresse e-mail", issuer.email],
          ]}
        />
      </Card>
      <Card
        title="Structure"
        edit={page("infos-generales")}
        incomplete={editable && invalid.includes("structure")}
      >
        <StructureFacts request={request} />
      </Card>
      <Card
        title="Référent"
        edit={page("referent")}
        incomplete={editable && invalid.includes("referent")}
      >
        <ManagerFacts view={view} />
      </Card>
      <Card
        title="Aidants à habiliter et à former"
        edit={page("aidants")}
        incomplete={editable && invalid.includes("aidants")}
      >
        {request.aidants.length === 0 && (
          <p>
            {request.manager?.isAidant
              ? "Le référent est le seul aidant de la demande."
              : "Aucun aidant n’est encore ajouté."}
          </p>
        )}
        {request.aidants.map((aidant) => (
          <div key={aidant.id} className="fr-mb-2w">
            <Facts
              facts={[
                ["Nom", `${aidant.firstName} ${aidant.lastName}`],
                ["Profession", aidant.profession],
                ["Adresse e-mail", aidant.email],
                ["Conseiller numérique", yesNo(aidant.conseillerNumerique)],
              ]}
            />
            {editable && (
              <a className="fr-link" href={aidantPath(issuer.issuerId, request.id, aidant.id)}>
                Modifier ou supprimer {aidant.firstName} {aidant.lastName}
              </a>
            )}
          </div>
        ))}
      </Card>
    </>
  );
}
