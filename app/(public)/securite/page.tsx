import type { Metadata } from "next";
import { publicMetadata } from "@/components/layout/page-metadata";
import { TextPage } from "@/components/layout/TextPage";
import { env } from "@/lib/env";

export const metadata: Metadata = publicMetadata("securite");

export default function SecurityPage() {
  const contact = env().CONTACT_EMAIL;
  return (
    <TextPage title="Sécurité" updated="22 novembre 2026">
      <h2>Protéger les personnes aidées</h2>
      <ul>
        <li>l’identité de la personne vient de FranceConnect, avec son accord ;</li>
        <li>un aidant n’agit que dans le périmètre et la durée d’un mandat en cours ;</li>
        <li>les données d’identité sont chiffrées en base ;</li>
        <li>
          chaque acte est inscrit dans un journal scellé : le réécrire se verrait, et{" "}
          <a href="/verification/preuve">chacun peut vérifier une preuve</a>.
        </li>
      </ul>
      <h2>Protéger les comptes</h2>
      <ul>
        <li>la connexion demande un code à usage unique, puis un lien reçu par courriel ;</li>
        <li>chaque session inactive est déconnectée au bout de 45 minutes ;</li>
        <li>un compte désactivé perd ses accès dès la requête suivante.</li>
      </ul>
      <h2>Signaler une vulnérabilité</h2>
      <p>
        Écrivez à <a href={`mailto:${contact}`}>{contact}</a> avec de quoi reproduire le problème.
        Testez sur vos propres comptes, n’accédez pas aux données d’autrui, ne perturbez pas le
        service et laissez-nous le temps de corriger avant de publier : dans ce cadre, aucune
        poursuite ne sera engagée contre vous.
      </p>
    </TextPage>
  );
}
