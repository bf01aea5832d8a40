/** Summary of the one error of page 1; takes focus when the page opens, without script. */
export function FieldAlert({ message, target }: { message: string; target: string }) {
  return (
    <div className="fr-alert fr-alert--error fr-mb-3w" tabIndex={-1} role="alert" autoFocus>
      <h2 className="fr-alert__title">Votre choix n’a pas pu être enregistré</h2>
      <p>
        <a href={`#${target}`}>{message}</a>
      </p>
    </div>
  );
}
