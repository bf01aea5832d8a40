interface OrganisationSwitchProps {
  organisations: readonly { id: string; name: string }[];
  current: { id: string; name: string };
  /** Own path and query, to come back to after the switch. */
  next: string;
}

/** Choice of the structure one acts for: one form an entry, the current one is text (public-site §1.2). */
export function OrganisationSwitch({ organisations, current, next }: OrganisationSwitchProps) {
  return (
    <li className="fr-nav__item fr-nav__item--align-right">
      <button
        type="button"
        className="fr-nav__btn"
        aria-expanded="false"
        aria-controls="mes-organisations"
      >
        <span className="fr-sr-only">Mes organisations, structure active : </span>
        {current.name}
      </button>
      <div className="fr-collapse fr-menu" id="mes-organisations">
        <ul className="fr-menu__list">
          {organisations.map(({ id, name }) => (
            <li key={id}>
              {id === current.id ? (
                <span className="fr-nav__link" aria-current="true">
                  {name}
                </span>
              ) : (
                <form
                  className="ac-menu-form"
                  method="post"
                  action="/espace-aidant/organisations/switch_main"
                >
                  <input type="hidden" name="organisation" value={id} />
                  <input type="hidden" name="next_url" value={next} />
                  <button type="submit" className="fr-nav__link">
                    {name}
                  </button>
                </form>
              )}
            </li>
          ))}
        </ul>
      </div>
    </li>
  );
}
