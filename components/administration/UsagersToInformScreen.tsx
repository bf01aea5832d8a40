import { CheckboxGroupField } from "@/components/form/ChoiceFields";
import { ActionForm } from "@/components/form/ActionForm";
import { SubmitButton } from "@/components/form/SubmitButton";
import type { FormAction } from "@/components/form/use-action-form";
import { Breadcrumb } from "@/components/layout/Breadcrumb";
import { dateAndTime, shortDate } from "@/lib/attestation/paris-dates";
import type { UsagersToTell, UsagerToTell } from "@/lib/organisation/usagers-to-inform";
import { Pages } from "./Pages";
import { StaffTable } from "./StaffTable";

interface UsagersToInformScreenProps {
  view: UsagersToTell;
  list: "left" | "told";
  page: number;
  /** Identifier of the one structure that is shown. */
  structure: string | null;
  action: FormAction;
}

const PATH = "/administration/usagers-a-informer/";

function hrefOf(list: "left" | "told", structure: string | null, page = 1): string {
  const query = new URLSearchParams({
    ...(list === "told" ? { liste: "informes" } : {}),
    ...(structure === null ? {} : { structure }),
    ...(page === 1 ? {} : { page: String(page) }),
  }).toString();
  return query === "" ? PATH : `${PATH}?${query}`;
}

/** Who was archived since has no name here: the archive gives it, with a reason. */
const nameOf = ({ fullName, usagerId }: UsagerToTell): string =>
  fullName === "" ? `Identité archivée (${usagerId})` : fullName;

function Left({ usagers, action }: { usagers: readonly UsagerToTell[]; action: FormAction }) {
  if (usagers.length === 0) return <p>Personne n’est à informer.</p>;
  return (
    <ActionForm action={action} autoComplete="off">
      <CheckboxGroupField
        name="mandat"
        legend="Personnes à informer"
        hint="Cochez celles qui ont été prévenues : la date et votre nom sont gardés."
        choices={usagers.map((one) => ({
          value: one.mandatId,
          label: nameOf(one),
          hint: `${one.organisationName}, mandat terminé le ${shortDate(one.endedAt)}`,
        }))}
      />
      <SubmitButton>Noter comme informées</SubmitButton>
    </ActionForm>
  );
}

function Told({ usagers }: { usagers: readonly UsagerToTell[] }) {
  if (usagers.length === 0) return <p>Personne n’a encore été noté comme informé.</p>;
  return (
    <StaffTable
      caption="Personnes informées"
      headings={["Personne", "Structure", "Fin du mandat", "Informée le", "Noté par"]}
    >
      {usagers.map((one) => (
        <tr key={one.mandatId}>
          <th scope="row">{nameOf(one)}</th>
          <td>{one.organisationName}</td>
          <td>{shortDate(one.endedAt)}</td>
          <td>{one.informed ? dateAndTime(one.informed.at) : "–"}</td>
          <td>{one.informed?.by ?? "–"}</td>
        </tr>
      ))}
    </StaffTable>
  );
}

/** People whose mandat ended with its structure: those to be told, and those who were (mandats §6). */
export function UsagersToInformScreen(props: UsagersToInformScreenProps) {
  const { view, list, page, structure, action } = props;
  const { usagers, left, hasNext } = view;
  const other = list === "left" ? "told" : "left";
  return (
    <div className="fr-container fr-pb-6w">
      <Breadcrumb
        trail={[{ label: "Administration", href: "/administration/" }]}
        current="Usagers à informer"
      />
      <h1>Usagers à informer</h1>
      <p>
        Leur mandat a pris fin sans qu’ils l’aient demandé, parce que la structure a été fermée. Il
        reste {left === 0 ? "aucun mandat" : `${String(left)} mandat${left > 1 ? "s" : ""}`} à
        signaler.
      </p>
      <p className="fr-hint-text">Chaque consultation est inscrite au journal.</p>
      <p>
        <a className="fr-link" href={hrefOf(other, structure)}>
          {other === "told" ? "Voir les personnes déjà informées" : "Voir les personnes à informer"}
        </a>
        {structure !== null && (
          <>
            {" "}
            <a className="fr-link fr-ml-2w" href={hrefOf(list, null)}>
              Toutes les structures
            </a>
          </>
        )}
      </p>
      {list === "left" ? <Left usagers={usagers} action={action} /> : <Told usagers={usagers} />}
      <Pages page={page} hasNext={hasNext} hrefOf={(next) => hrefOf(list, structure, next)} />
    </div>
  );
}
