import { ActionForm } from "@/components/form/ActionForm";
import { SubmitButton } from "@/components/form/SubmitButton";
import type { FormAction } from "@/components/form/use-action-form";

interface OwnSessionsProps {
  action: FormAction;
  sessions: readonly {
    id: string;
    createdAt: Date;
    lastActivityAt: Date;
    browser: string;
    ipPrefix: string;
    current: boolean;
  }[];
}

const instant = new Intl.DateTimeFormat("fr-FR", {
  dateStyle: "medium",
  timeStyle: "short",
  timeZone: "Europe/Paris",
});

/** Open sessions of one's own account, each with the button that ends it. */
export function OwnSessions({ action, sessions }: OwnSessionsProps) {
  return (
    <ul className="fr-raw-list">
      {sessions.map((session) => (
        <li key={session.id} className="fr-mb-4w">
          <h2 className="fr-h5 fr-mb-1w">
            {session.browser || "Navigateur inconnu"}
            {session.current && <span className="fr-badge fr-ml-2w">Cette connexion</span>}
          </h2>
          <p className="fr-mb-1w">
            Ouverte le {instant.format(session.createdAt)}, dernière activité le{" "}
            {instant.format(session.lastActivityAt)}
            {session.ipPrefix && `, depuis l’adresse ${session.ipPrefix}`}.
          </p>
          {!session.current && (
            <ActionForm action={action}>
              <input type="hidden" name="session" value={session.id} />
              <SubmitButton priority="secondary">Déconnecter</SubmitButton>
            </ActionForm>
          )}
        </li>
      ))}
    </ul>
  );
}
