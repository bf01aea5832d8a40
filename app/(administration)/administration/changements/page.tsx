import type { Metadata } from "next";
import { ChangeCard } from "@/components/changement/ChangeCard";
import { ActionForm } from "@/components/form/ActionForm";
import { SubmitButton } from "@/components/form/SubmitButton";
import { TextAreaField } from "@/components/form/TextField";
import { Breadcrumb } from "@/components/layout/Breadcrumb";
import { requireStaff } from "@/lib/auth/require-staff";
import { listWaitingChanges } from "@/lib/changement/list-changes";
import { requestContext } from "@/lib/http/request-context";
import { refuseChangeAction, validateChangeAction } from "./actions";

export const metadata: Metadata = { title: "Changements de structure – Aidants Connect" };

interface ChangesPageProps {
  searchParams: Promise<{ refus?: string | string[] }>;
}

export default async function ChangesPage({ searchParams }: ChangesPageProps) {
  const ctx = await requestContext();
  const staff = await requireStaff(ctx, "TEAM");
  const rows = await listWaitingChanges(ctx, staff);
  const { refus } = await searchParams;
  const refused = rows.find(({ id }) => id === refus);
  return (
    <div className="fr-container fr-pb-6w">
      <Breadcrumb
        trail={[{ label: "Administration", href: "/administration/" }]}
        current="Changements"
      />
      <div className="fr-grid-row">
        <div className="fr-col-12 fr-col-lg-8">
          <h1>
            {refused ? `Refuser le changement de ${refused.fullName}` : "Changements de structure"}
          </h1>
          {refused ? (
            <ActionForm action={refuseChangeAction}>
              <input type="hidden" name="change" value={refused.id} />
              <TextAreaField
                name="reason"
                label="Motif du refus"
                hint="Envoyé à la personne et au référent qui a fait la demande"
                textAreaProps={{ rows: 4, maxLength: 500 }}
              />
              <ul className="fr-btns-group fr-btns-group--inline-md">
                <li>
                  <SubmitButton>Refuser le changement</SubmitButton>
                </li>
                <li>
                  <a className="fr-btn fr-btn--secondary" href="/administration/changements/">
                    Retour
                  </a>
                </li>
              </ul>
            </ActionForm>
          ) : (
            <>
              <p>
                À la validation, la personne rejoint la structure et quitte les anciennes, sa carte
                physique est dissociée, son application conservée, ses sessions fermées.
              </p>
              {rows.length === 0 && <p>Aucune demande n’attend.</p>}
              {rows.map((row) => (
                <ChangeCard key={row.id} row={row} validate={validateChangeAction} />
              ))}
            </>
          )}
        </div>
      </div>
    </div>
  );
}
