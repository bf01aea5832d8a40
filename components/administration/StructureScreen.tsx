import { ActionForm } from "@/components/form/ActionForm";
import { SubmitButton } from "@/components/form/SubmitButton";
import { TextAreaField } from "@/components/form/TextField";
import type { FormAction } from "@/components/form/use-action-form";
import { Breadcrumb } from "@/components/layout/Breadcrumb";
import { plainDate } from "@/lib/attestation/paris-dates";
import type { OrganisationSheet } from "@/lib/organisation/read-organisation";
import { StructureBadge } from "./StructureBadge";

type Organisation = OrganisationSheet["organisation"];

interface StructureScreenProps {
  sheet: OrganisationSheet;
  actions: { suspend: FormAction; restore: FormAction };
}

const TRAIL = [
  { label: "Administration", href: "/administration/" },
  { label: "Structures", href: "/administration/structures/" },
];

const addressOf = ({ address, addressComplement, zipcode, city }: Organisation): string =>
  [address, addressComplement, [zipcode, city].filter(Boolean).join(" ")]
    .filter(Boolean)
    .join(", ") || "Non renseignée";

function Facts({ sheet }: { sheet: OrganisationSheet }) {
  const { organisation, members, referents, runningMandats } = sheet;
  return (
    <ul>
      <li>Adresse&nbsp;: {addressOf(organisation)}</li>
      <li>SIRET&nbsp;: {organisation.siret ?? "non renseigné"}</li>
      <li>
        Membres actifs&nbsp;: {members}, dont {referents} référent{referents > 1 ? "s" : ""}
      </li>
      <li>Mandats en cours&nbsp;: {runningMandats}</li>
      <li>
        Identifiant&nbsp;: <code>{organisation.id}</code>
      </li>
    </ul>
  );
}

function Suspend({ organisation, action }: { organisation: Organisation; action: FormAction }) {
  return (
    <>
      <h2>Suspendre</h2>
      <p>
        Aussitôt, plus personne ne crée, ne renouvelle ni n’utilise un mandat au nom de la
        structure. Ses sessions sont fermées et ses référents prévenus par e-mail. Les membres et
        les mandats sont gardés 30 jours&nbsp;: sans rétablissement d’ici là, les mandats prennent
        fin et les membres sont retirés.
      </p>
      <ActionForm action={action}>
        <input type="hidden" name="organisation" value={organisation.id} />
        <TextAreaField
          name="motif"
          label="Motif de la suspension"
          hint="Inscrit au journal"
          textAreaProps={{ rows: 3, maxLength: 500 }}
        />
        <SubmitButton>Suspendre la structure</SubmitButton>
      </ActionForm>
    </>
  );
}

function Restore({ sheet, action }: { sheet: OrganisationSheet; action: FormAction }) {
  const { organisation, closesAt } = sheet;
  return (
    <>
      <h2>Rétablir</h2>
      <p>
        {closesAt
          ? "Les membres, leurs droits et les mandats reprennent aussitôt."
          : "La structure redevient active, sans membre ni mandat : ils ont été retirés à sa fermeture."}
      </p>
      <ActionForm action={action}>
        <input type="hidden" name="organisation" value={organisation.id} />
        <SubmitButton>Rétablir la structure</SubmitButton>
      </ActionForm>
    </>
  );
}

function State({ sheet }: { sheet: OrganisationSheet }) {
  const { organisation, closesAt, usagersToInform } = sheet;
  const { deactivatedAt, closedAt } = organisation;
  return (
    <>
      <StructureBadge {...organisation} />
      {deactivatedAt && closesAt && (
        <p>
          Suspendue le {plainDate(deactivatedAt)}. Fermeture le {plainDate(closesAt)}, sauf
          rétablissement.
        </p>
      )}
      {closedAt && <p>Fermée le {plainDate(closedAt)}.</p>}
      {usagersToInform > 0 && (
        <p>
          <a
            className="fr-link"
            href={`/administration/usagers-a-informer/?structure=${organisation.id}`}
          >
            {usagersToInform} usager{usagersToInform > 1 ? "s" : ""} à informer
          </a>
        </p>
      )}
    </>
  );
}

/** One structure, for the team: its state, and how to suspend or restore it. */
export function StructureScreen({ sheet, actions }: StructureScreenProps) {
  const { organisation, mayChange } = sheet;
  const { deactivatedAt, excludedFromStats } = organisation;
  return (
    <div className="fr-container fr-pb-6w">
      <Breadcrumb trail={TRAIL} current={organisation.name} />
      <h1>{organisation.name}</h1>
      <State sheet={sheet} />
      <Facts sheet={sheet} />
      {mayChange && !deactivatedAt && !excludedFromStats && (
        <Suspend organisation={organisation} action={actions.suspend} />
      )}
      {mayChange && deactivatedAt && <Restore sheet={sheet} action={actions.restore} />}
    </div>
  );
}
