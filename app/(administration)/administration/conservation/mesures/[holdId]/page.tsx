import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ActionForm } from "@/components/form/ActionForm";
import { SubmitButton } from "@/components/form/SubmitButton";
import { TextAreaField } from "@/components/form/TextField";
import { Breadcrumb } from "@/components/layout/Breadcrumb";
import { HoldDetails } from "@/components/retention/HoldDetails";
import { REASON_HINT, RETENTION_TRAIL } from "@/components/retention/trail";
import { requireStaff } from "@/lib/auth/require-staff";
import { DomainError } from "@/lib/errors/domain-error";
import { requestContext } from "@/lib/http/request-context";
import { readHold } from "@/lib/retention/read-retention";
import { liftHoldAction } from "../../actions";

export const metadata: Metadata = {
  title: "Lever une mesure de conservation – Administration – Aidants Connect",
};

interface HoldPageProps {
  params: Promise<{ holdId: string }>;
}

export default async function LiftHoldPage({ params }: HoldPageProps) {
  const ctx = await requestContext();
  const actor = await requireStaff(ctx, "TECHNICAL");
  const { holdId } = await params;
  const hold = await readHold(ctx, actor, holdId).catch((error: unknown) => {
    if (error instanceof DomainError) redirect("/erreur/404");
    throw error;
  });
  return (
    <div className="fr-container fr-pb-6w">
      <Breadcrumb trail={RETENTION_TRAIL} current="Lever une mesure de conservation" />
      <h1>Lever une mesure de conservation</h1>
      <HoldDetails hold={hold} />
      <p>Une fois la mesure levée, l’archivage et l’effacement reprennent leur cours.</p>
      <ActionForm action={liftHoldAction} autoComplete="off">
        <input type="hidden" name="mesure" value={hold.id} />
        <TextAreaField
          name="motif"
          label="Motif de la levée"
          hint={REASON_HINT}
          textAreaProps={{ rows: 4, maxLength: 500 }}
        />
        <SubmitButton>Lever la mesure</SubmitButton>
      </ActionForm>
    </div>
  );
}
