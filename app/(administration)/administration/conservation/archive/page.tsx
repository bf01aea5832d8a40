import type { Metadata } from "next";
import { ArchiveReadingForm } from "@/components/retention/ArchiveReadingForm";
import { Breadcrumb } from "@/components/layout/Breadcrumb";
import { RETENTION_TRAIL } from "@/components/retention/trail";
import { requireStaff } from "@/lib/auth/require-staff";
import { requestContext } from "@/lib/http/request-context";
import { readArchiveAction } from "./actions";

export const metadata: Metadata = { title: "Lire une archive – Administration – Aidants Connect" };

export default async function ArchiveReadingPage() {
  await requireStaff(await requestContext(), "TECHNICAL");
  return (
    <div className="fr-container fr-pb-6w">
      <Breadcrumb trail={RETENTION_TRAIL} current="Lire une archive" />
      <h1>Lire un usager archivé</h1>
      <p>
        Trois ans après la fin de son dernier mandat, l’identité d’une personne est chiffrée à part
        et aucun aidant n’y accède plus. Ne la lisez que pour une demande précise : la lecture et
        son motif sont inscrits au journal.
      </p>
      <ArchiveReadingForm action={readArchiveAction} />
    </div>
  );
}
