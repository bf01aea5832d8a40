import type { Metadata } from "next";
import {
  ACCOUNTS_CRUMB,
  ADMINISTRATION_CRUMB,
} from "@/components/administration/comptes/account-texts";
import { MassCloseForm } from "@/components/administration/comptes/MassCloseForm";
import { Breadcrumb } from "@/components/layout/Breadcrumb";
import { requireSteppedStaff } from "@/lib/auth/require-staff";
import { requestContext } from "@/lib/http/request-context";
import { closeAccountsAction } from "./actions";

export const metadata: Metadata = { title: "Désactiver plusieurs comptes – Aidants Connect" };

export default async function MassClosePage() {
  await requireSteppedStaff(await requestContext(), "METIER");
  return (
    <div className="fr-container fr-pb-6w">
      <Breadcrumb
        trail={[ADMINISTRATION_CRUMB, ACCOUNTS_CRUMB]}
        current="Désactiver plusieurs comptes"
      />
      <div className="fr-grid-row">
        <div className="fr-col-12 fr-col-lg-8">
          <h1>Désactiver plusieurs comptes</h1>
          <p>
            Les personnes sont déconnectées tout de suite et prévenues par courriel. Leurs mandats
            restent à leur structure. Seule l’équipe pourra réactiver ces comptes.
          </p>
          <MassCloseForm action={closeAccountsAction} />
        </div>
      </div>
    </div>
  );
}
