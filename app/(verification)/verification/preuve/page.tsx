import type { Metadata } from "next";
import { publicMetadata } from "@/components/layout/page-metadata";
import { TextPage } from "@/components/layout/TextPage";

export const metadata: Metadata = publicMetadata("verification");

const COMMAND = "node verify-proof.mjs preuve-mandat.json --keys aidants-connect-keys.json";

/** How to check a downloaded proof without the service (docs/journal.md). */
export default function ProofHelpPage() {
  return (
    <TextPage title="Vérifier une preuve d'inscription au journal">
      <p className="fr-text--lead">
        Le fichier de preuve montre qu&apos;un mandat a été signé à une date donnée et que son texte
        n&apos;a pas changé depuis. Sa vérification ne dépend pas d&apos;Aidants Connect.
      </p>
      <h2>Ce qu&apos;il vous faut</h2>
      <ul>
        <li>le fichier de preuve, remis par la structure qui a établi le mandat ;</li>
        <li>
          le{" "}
          <a href="/assets/verify-proof.mjs" download>
            programme de vérification (JavaScript)
          </a>
          , que chacun peut lire ;
        </li>
        <li>
          les{" "}
          <a href="/.well-known/aidants-connect-keys.json" download>
            clés publiques d&apos;Aidants Connect (JSON)
          </a>
          , à enregistrer dès maintenant : elles restent valables si le service s&apos;arrête ;
        </li>
        <li>
          <a href="https://nodejs.org/fr">Node.js</a>, version 20 ou plus récente.
        </li>
      </ul>
      <h2 className="fr-mt-4w">La vérification</h2>
      <p>Placez les trois fichiers dans un même dossier, puis tapez :</p>
      <p>
        <code>{COMMAND}</code>
      </p>
      <p>
        Le programme répond que la preuve est valable, avec la date de l&apos;acte et
        l&apos;empreinte du document, ou dit ce qui ne convient pas. Comparez l&apos;empreinte à
        celle qui est imprimée sur le mandat. L&apos;option <code>--text mandat.html</code>{" "}
        enregistre le texte signé.
      </p>
    </TextPage>
  );
}
