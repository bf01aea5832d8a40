import { Breadcrumb } from "@/components/layout/Breadcrumb";
import { PrintButton } from "@/components/mandat/attestation/PrintButton";
import type { Translation, TranslationPage } from "@/lib/traduction/read-translations";
import "@/components/mandat/attestation/attestation.css";
import "./translation.css";

const TRAIL = [
  { label: "Mon espace aidant", href: "/espace-aidant/" },
  { label: "Créer un mandat", href: "/espace-aidant/creation_mandat/" },
];

function Choice({ languages, translation }: Omit<TranslationPage, "frenchHtml">) {
  return (
    <form method="get" className="ac-translation__choice fr-mb-4w">
      <div className="fr-select-group fr-mb-0">
        <label className="fr-label" htmlFor="langue">
          Sélectionner une langue
        </label>
        <select
          className="fr-select"
          id="langue"
          name="langue"
          defaultValue={translation?.language.lang ?? ""}
        >
          <option value="">Français seulement</option>
          {languages.map(({ lang, name, nativeName }) => (
            <option key={lang} value={lang}>
              {name} ({nativeName})
            </option>
          ))}
        </select>
      </div>
      <button type="submit" className="fr-btn fr-btn--secondary">
        Afficher la traduction
      </button>
      <PrintButton label="Imprimer" />
    </form>
  );
}

function Translated({ translation }: { translation: Translation }) {
  const { language, html, humanReviewed, outdated } = translation;
  return (
    <section
      className="ac-attestation ac-translation__other"
      aria-label={`Traduction : ${language.name}`}
    >
      <p className="ac-translation__mention">
        <strong>
          Traduction indicative ({language.name.toLocaleLowerCase("fr-FR")}), sans valeur juridique.
        </strong>{" "}
        {!humanReviewed &&
          "Elle n’a pas encore été approuvée par un traducteur et doit l’être avant d’être utilisée. "}
        {outdated && "Elle a été faite à partir d’une version plus ancienne du texte français."}
      </p>
      <div
        className="ac-attestation__text"
        lang={language.lang}
        dir={language.dir}
        dangerouslySetInnerHTML={{ __html: html }}
      />
    </section>
  );
}

/** A mandat without names in French, and what it says in another language (mandats §5.10). */
export function TranslationScreen({ page }: { page: TranslationPage }) {
  const { frenchHtml, languages, translation } = page;
  return (
    <div className="fr-container fr-pb-8w ac-translation">
      <Breadcrumb trail={TRAIL} current="Traduction du mandat" />
      <h1>Traduction du mandat</h1>
      <div className="fr-alert fr-alert--info fr-mb-4w">
        <p>
          Ces textes aident à comprendre le mandat : ils n’ont{" "}
          <strong>aucune valeur juridique</strong>. Seul le mandat final, imprimé en français, est
          valable.
        </p>
      </div>
      <Choice languages={languages} translation={translation} />
      <div className="fr-grid-row fr-grid-row--gutters">
        <div className={translation ? "fr-col-12 fr-col-lg-6" : "fr-col-12"}>
          <section className="ac-attestation" aria-label="Exemple de mandat en français">
            <p className="ac-translation__mention">
              <strong>Exemple en français, sans valeur juridique.</strong>
            </p>
            <div
              className="ac-attestation__text"
              dangerouslySetInnerHTML={{ __html: frenchHtml }}
            />
          </section>
        </div>
        {translation && (
          <div className="fr-col-12 fr-col-lg-6 ac-translation__column">
            <Translated translation={translation} />
          </div>
        )}
      </div>
    </div>
  );
}
