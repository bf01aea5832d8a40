import { CHARTE_ARTICLES } from "./charte-articles";

/** Charte du référent (decision 85). */
export function CharteText() {
  return (
    <div className="fr-mb-4w">
      <p className="fr-text--lead">
        Le référent tient les clés de sa structure. En acceptant cette charte, je m’engage
        personnellement sur les points suivants.
      </p>
      {CHARTE_ARTICLES.map(({ title, commitments }, n) => (
        <section key={title} aria-labelledby={`charte-${String(n + 1)}`}>
          <h2 className="fr-h4 fr-mt-4w" id={`charte-${String(n + 1)}`}>
            {n + 1}. {title}
          </h2>
          <ul>
            {commitments.map((commitment) => (
              <li key={commitment}>{commitment}</li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
