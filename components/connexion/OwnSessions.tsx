import { ActionForm } from "@/components/form/ActionForm";
import { RadioField } from "@/components/form/ChoiceFields";
import { OneTimeCodeField } from "@/components/form/OneTimeCodeField";
import { SubmitButton } from "@/components/form/SubmitButton";
import type { FormAction } from "@/components/form/use-action-form";
import { OTHERS } from "@/lib/auth/own-sessions";

interface OwnSessionsProps {
  action: FormAction;
  /** The last code is too old: the form asks for a new one. */
  needsCode: boolean;
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

const nameOf = ({ browser, createdAt }: OwnSessionsProps["sessions"][number]): string =>
  `${browser || "Navigateur inconnu"}, ouverte le ${instant.format(createdAt)}`;

/** Open sessions of one's own account, and the form that ends one or all the others. */
export function OwnSessions({ action, needsCode, sessions }: OwnSessionsProps) {
  const others = sessions.filter(({ current }) => !current);
  return (
    <>
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
          </li>
        ))}
      </ul>
      {others.length > 0 && (
        <ActionForm action={action}>
          <RadioField
            name="session"
            legend="Connexion à fermer"
            choices={[
              ...others.map((session) => ({ value: session.id, label: nameOf(session) })),
              { value: OTHERS, label: "Toutes les autres connexions" },
            ]}
          />
          {needsCode && <OneTimeCodeField name="code" />}
          <SubmitButton>Déconnecter</SubmitButton>
        </ActionForm>
      )}
    </>
  );
}
