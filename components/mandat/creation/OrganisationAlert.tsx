/** For aidants of several organisations: which one the mandat binds, and where to change it. */
export function OrganisationAlert({ name }: { name: string }) {
  return (
    <div className="fr-alert fr-alert--info fr-alert--sm fr-mb-4w">
      <p>
        Ce mandat sera conclu pour <strong>{name}</strong>. Si ce n’est pas la bonne structure,
        changez-la dans le menu qui porte son nom, en haut de la page, avant de continuer.
      </p>
    </div>
  );
}
