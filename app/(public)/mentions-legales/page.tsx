import type { Metadata } from "next";
import { publicMetadata } from "@/components/layout/page-metadata";
import { TextPage } from "@/components/layout/TextPage";
import { env } from "@/lib/env";

export const metadata: Metadata = publicMetadata("mentions-legales");

export default function LegalPage() {
  const contact = env().CONTACT_EMAIL;
  return (
    <TextPage title="Mentions légales" updated="22 novembre 2026">
      <h2>Éditeur</h2>
      <p>
        Agence nationale de la cohésion des territoires (ANCT), établissement public de l’État, 20
        avenue de Ségur, 75007 Paris. Courriel : <a href={`mailto:${contact}`}>{contact}</a>.
      </p>
      <h2>Directeur ou directrice de la publication</h2>
      <p>La personne qui exerce la direction générale de l’ANCT.</p>
      <h2>Hébergeur</h2>
      <p>
        L’hébergement dépend de l’installation que vous consultez. Son nom, son adresse et son
        téléphone sont communiqués par l’exploitant, à l’adresse ci-dessus.
      </p>
      <h2>Conception</h2>
      <p>Service numérique conçu en open source, avec le système de design de l’État.</p>
      <h2>Licence et réutilisation</h2>
      <p>
        Sauf mention contraire, les textes du site sont proposés sous licence etalab-2.0. La marque
        de l’État et le bloc « République Française » ne peuvent pas être réutilisés.
      </p>
    </TextPage>
  );
}
