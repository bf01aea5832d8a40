import type { ReactNode } from "react";
import { Breadcrumb } from "@/components/layout/Breadcrumb";
import { DEMARCHES } from "@/lib/demarche/catalogue";
import type { Conversation } from "@/lib/consentement/read-conversation";
import "@/components/mandat/mandat.css";

interface ConsentScreenProps {
  title: string;
  /** The form that the conversation comes from. */
  formPath: string;
  conversation: Conversation;
  children: ReactNode;
}

/** Frame of the two screens of a conversation by SMS: what is being consented to, then what to do. */
export function ConsentScreen({ title, formPath, conversation, children }: ConsentScreenProps) {
  const { kind, shownPhone, duration, demarches } = conversation;
  const form = kind === "RENEWAL" ? "Renouveler un mandat" : "Créer un mandat";
  const trail = [
    { label: "Accueil", href: "/espace-aidant/" },
    { label: form, href: formPath },
  ];
  return (
    <div className="fr-container fr-py-4w">
      <Breadcrumb trail={trail} current={title} />
      <div className="fr-grid-row">
        <div className="fr-col-12 fr-col-lg-8">
          <h1>{title}</h1>
          {children}
          <h2 className="fr-h4 fr-mt-4w">Le mandat à distance</h2>
          <dl className="ac-facts fr-p-3w fr-mb-3w">
            <div>
              <dt>Numéro de la personne</dt>
              <dd>{shownPhone}</dd>
            </div>
            <div>
              <dt>Durée</dt>
              <dd>{duration}</dd>
            </div>
            <div>
              <dt>{demarches.length > 1 ? "Démarches" : "Démarche"}</dt>
              <dd>{demarches.map((key) => DEMARCHES[key].title).join(" ; ")}</dd>
            </div>
          </dl>
        </div>
      </div>
    </div>
  );
}
