import { Breadcrumb } from "@/components/layout/Breadcrumb";

interface UploadScreenProps {
  /** Why the last file was refused. */
  error: string | undefined;
  maxCards: number;
}

export const CARDS_TRAIL = [
  { label: "Administration", href: "/administration/" },
  { label: "Cartes", href: "/administration/cartes/" },
];

/** First step of an import: a file, which is read and not kept. */
export function UploadScreen({ error, maxCards }: UploadScreenProps) {
  const wrong = error === undefined ? "" : " fr-upload-group--error";
  return (
    <div className="fr-container fr-pb-6w">
      <Breadcrumb trail={CARDS_TRAIL} current="Importer des cartes" />
      <div className="fr-grid-row">
        <div className="fr-col-12 fr-col-lg-8">
          <h1>Importer des cartes</h1>
          <p>
            La première ligne nomme les colonnes&nbsp;: <code>serial_number</code> et{" "}
            <code>seed</code>, puis au besoin <code>period</code>, <code>digits</code> et{" "}
            <code>organisation</code> (identifiant de la structure). Une ligne par carte, {maxCards}{" "}
            au plus. Un aperçu précède l’import&nbsp;; le fichier n’est pas conservé.
          </p>
          <form
            method="post"
            action="/administration/cartes/import/fichier"
            encType="multipart/form-data"
          >
            <div className={`fr-upload-group${wrong} fr-mb-3w`}>
              <label className="fr-label" htmlFor="fichier">
                Fichier de cartes
                <span className="fr-hint-text">CSV (UTF-8) ou XLSX, 10 Mo au plus</span>
              </label>
              <input
                className="fr-upload"
                type="file"
                id="fichier"
                name="fichier"
                accept=".csv,.xlsx"
                autoFocus={error !== undefined}
                aria-invalid={error !== undefined || undefined}
                aria-describedby={error === undefined ? undefined : "fichier-erreur"}
              />
              {error !== undefined && (
                <p className="fr-error-text" id="fichier-erreur">
                  {error}
                </p>
              )}
            </div>
            <button className="fr-btn" type="submit">
              Voir l’aperçu
            </button>
          </form>
        </div>
      </div>
    </div>
  );
}
