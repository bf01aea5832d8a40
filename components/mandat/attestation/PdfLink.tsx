interface PdfLinkProps {
  href: string;
  /** Whether the job has made it. */
  ready: boolean;
  detail: string;
}

/** The PDF of a document, or the word that it is coming (decision 12). */
export function PdfLink({ href, ready, detail }: PdfLinkProps) {
  if (!ready) {
    return (
      <p className="fr-text--sm fr-mb-0">
        La version PDF est en préparation : rechargez la page dans quelques instants.
      </p>
    );
  }
  return (
    <a className="fr-link fr-link--download" href={href} download>
      Télécharger le PDF
      <span className="fr-link__detail">{detail}</span>
    </a>
  );
}
