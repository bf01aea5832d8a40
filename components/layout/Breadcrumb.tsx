interface BreadcrumbProps {
  /** Pages above this one, from the root of the space. */
  trail: readonly { label: string; href: string }[];
  /** Title of this page. */
  current: string;
}

/** « Vous êtes ici », from the second level on (public-site §1.4); first thing of a page. */
export function Breadcrumb({ trail, current }: BreadcrumbProps) {
  return (
    <nav className="fr-breadcrumb" aria-label="Vous êtes ici :">
      <ol className="ac-breadcrumb fr-breadcrumb__list">
        {trail.map(({ label, href }) => (
          <li key={href}>
            <a className="fr-breadcrumb__link" href={href}>
              {label}
            </a>
          </li>
        ))}
        <li>
          <a className="fr-breadcrumb__link" aria-current="page">
            {current}
          </a>
        </li>
      </ol>
    </nav>
  );
}
