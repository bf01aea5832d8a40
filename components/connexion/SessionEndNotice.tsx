const TEXTS: Readonly<Record<string, string>> = {
  IDLE: "Votre session a été fermée après 45 minutes d'inactivité.",
  ABSOLUTE: "Votre session a atteint sa durée maximale. Connectez-vous de nouveau.",
  REPLACED:
    "Votre session a été fermée, car vous vous êtes connecté ailleurs. Connectez-vous de nouveau.",
  REVOKED: "Votre session a été fermée. Connectez-vous de nouveau.",
};

/** Why the last session of this browser ended, when its person did not end it. */
export function SessionEndNotice({ reason }: { reason: string }) {
  const text = TEXTS[reason];
  if (text === undefined) return null;
  return (
    <div className="fr-alert fr-alert--info fr-mb-4w" role="status">
      <h2 className="fr-alert__title">Session fermée</h2>
      <p>{text}</p>
    </div>
  );
}
