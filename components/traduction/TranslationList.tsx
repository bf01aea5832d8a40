import { Breadcrumb } from "@/components/layout/Breadcrumb";
import { shortDate } from "@/lib/attestation/paris-dates";
import type { TranslationRow } from "@/lib/traduction/edit-translation";

function State({ written }: Pick<TranslationRow, "written">) {
  if (!written) return <span className="fr-badge fr-badge--no-icon">À rédiger</span>;
  return (
    <>
      {written.outdated && (
        <span className="fr-badge fr-badge--warning fr-mr-1w">Texte français plus récent</span>
      )}
      {written.humanReviewed ? (
        <span className="fr-badge fr-badge--success">Approuvée par un traducteur</span>
      ) : (
        <span className="fr-badge fr-badge--new">À faire approuver</span>
      )}
    </>
  );
}

/** Languages of the mandat with the state of their text, for the team. */
export function TranslationList({ rows }: { rows: readonly TranslationRow[] }) {
  return (
    <div className="fr-container fr-pb-6w">
      <Breadcrumb
        trail={[{ label: "Administration", href: "/administration/" }]}
        current="Traductions du mandat"
      />
      <h1>Traductions du mandat</h1>
      <p>
        Les aidants montrent ces textes aux personnes qui lisent mal le français. Ils n’ont pas de
        valeur juridique. Faites-les approuver par un traducteur avant de les utiliser.
      </p>
      <div className="fr-table">
        <div className="fr-table__wrapper">
          <div className="fr-table__container">
            <div className="fr-table__content" tabIndex={0} role="region" aria-label="Langues">
              <table>
                <caption>Langues</caption>
                <thead>
                  <tr>
                    <th scope="col">Langue</th>
                    <th scope="col">État</th>
                    <th scope="col">Dernière modification</th>
                    <th scope="col">Action</th>
                  </tr>
                </thead>
                <tbody>
                  {rows.map(({ language, written }) => (
                    <tr key={language.lang}>
                      <th scope="row">{language.name}</th>
                      <td>
                        <State written={written} />
                      </td>
                      <td>
                        {written
                          ? `${shortDate(written.updatedAt)}, ${written.updatedBy ?? "texte livré avec le service"}`
                          : "–"}
                      </td>
                      <td>
                        <a
                          className="fr-link"
                          href={`/administration/traductions/${language.lang}/`}
                          aria-label={`${written ? "Modifier" : "Rédiger"} : ${language.name}`}
                        >
                          {written ? "Modifier" : "Rédiger"}
                        </a>
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </div>
        </div>
      </div>
    </div>
  );
}
