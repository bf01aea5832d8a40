/** In the demonstration only: the usager's telephone is a page. */
export function DemoPhoneLink({ phone }: { phone: string }) {
  return (
    <p className="fr-mt-3w">
      <a
        className="fr-link"
        href={`/demo/telephone?numero=${encodeURIComponent(phone)}`}
        target="_blank"
        rel="noopener"
        title="Ouvrir le téléphone de la personne (démonstration) - nouvelle fenêtre"
      >
        Ouvrir le téléphone de la personne (démonstration)
      </a>
    </p>
  );
}
