import type { Metadata } from "next";
import { Breadcrumb } from "@/components/layout/Breadcrumb";
import { WriteForm } from "@/components/notification/WriteForm";
import { requireStaff } from "@/lib/auth/require-staff";
import { requestContext } from "@/lib/http/request-context";
import { createNotificationsAction } from "./actions";

export const metadata: Metadata = { title: "Écrire aux comptes – Aidants Connect" };

export default async function WriteMessagesPage() {
  await requireStaff(await requestContext(), "METIER");
  return (
    <div className="fr-container fr-pb-6w">
      <Breadcrumb
        trail={[{ label: "Administration", href: "/administration/" }]}
        current="Écrire aux comptes"
      />
      <div className="fr-grid-row">
        <div className="fr-col-12 fr-col-lg-8">
          <h1>Écrire aux comptes</h1>
          <p>
            Le message s’affiche sur l’accueil de chaque compte actif choisi. Il ne peut ensuite ni
            être modifié, ni être retiré : relisez-le. Tous les champs sont obligatoires, sauf
            mention contraire.
          </p>
          <WriteForm action={createNotificationsAction} />
        </div>
      </div>
    </div>
  );
}
