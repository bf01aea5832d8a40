interface TileProps {
  title: string;
  detail: string;
  href: string;
  icon: string;
}

/** One service of a space: the whole tile is the link. */
export function Tile({ title, detail, href, icon }: TileProps) {
  return (
    <div className="fr-tile fr-enlarge-link fr-tile--horizontal">
      <div className="fr-tile__body">
        <div className="fr-tile__content">
          <h3 className="fr-tile__title">
            <a href={href}>{title}</a>
          </h3>
          <p className="fr-tile__detail">{detail}</p>
        </div>
      </div>
      <div className="fr-tile__header">
        <span className={`${icon} fr-icon--lg ac-accent`} aria-hidden="true" />
      </div>
    </div>
  );
}
