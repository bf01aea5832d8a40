import { CGU_ARTICLES } from "./cgu-articles";

/** Conditions of use, shown on the public page and on the page where they are accepted. */
export function CguText() {
  return (
    <div className="fr-mb-4w">
      {CGU_ARTICLES.map(({ title, clauses }, article) => (
        <section key={title} aria-labelledby={`article-${String(article + 1)}`}>
          <h2 className="fr-h4 fr-mt-4w" id={`article-${String(article + 1)}`}>
            {article + 1}. {title}
          </h2>
          {clauses.map((clause, n) => (
            <p key={clause}>
              <strong>
                {article + 1}.{n + 1}
              </strong>{" "}
              {clause}
            </p>
          ))}
        </section>
      ))}
    </div>
  );
}
