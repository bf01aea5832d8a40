import type { Metadata } from "next";
import { publicMetadata } from "@/components/layout/page-metadata";
import { TextPage } from "@/components/layout/TextPage";
import { accessibilityMention } from "@/lib/accessibilite/mention";
import { systemClock } from "@/lib/clock";
import { env } from "@/lib/env";

export const metadata: Metadata = publicMetadata("accessibilite");

export default function AccessibilityPage() {
  const contact = env().CONTACT_EMAIL;
  return (
    <TextPage title="Accessibilité" updated="22 novembre 2026">
      <p>
        L’Agence nationale de la cohésion des territoires s’engage à rendre ses sites accessibles,
        conformément à l’article 47 de la loi n° 2005-102 du 11 février 2005. Cette déclaration
        s’applique à Aidants Connect.
      </p>
      <h2>État de conformité</h2>
      <p>
        <strong>{accessibilityMention(systemClock.now())}</strong>. Aucun audit complet des 106
        critères du RGAA n’a encore été mené par une personne sur cette version du site : l’état
        reste celui-ci tant qu’il n’a pas eu lieu, même si les contrôles automatiques passent.
      </p>
      <h2>Ce qui est contrôlé</h2>
      <p>
        Chaque page est vérifiée automatiquement, en thème clair et sombre, sur grand et petit
        écran, et conçue pour fonctionner au clavier et sans script. Ces contrôles ne couvrent
        qu’une partie des critères.
      </p>
      <h2>Technologies</h2>
      <p>HTML, CSS, JavaScript, SVG, PDF, avec le système de design de l’État.</p>
      <h2>Retour d’information et contact</h2>
      <p>
        Si un contenu ou un service vous est inaccessible, écrivez à{" "}
        <a href={`mailto:${contact}`}>{contact}</a> : nous vous orienterons vers une alternative.
      </p>
      <h2>Voies de recours</h2>
      <p>
        Sans réponse satisfaisante, vous pouvez{" "}
        <a href="https://formulaire.defenseurdesdroits.fr">écrire au Défenseur des droits</a>,
        contacter son délégué dans votre région, ou lui adresser un courrier gratuit, sans timbre :
        Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07.
      </p>
    </TextPage>
  );
}
