import type { Metadata } from "next";
import { publicMetadata } from "@/components/layout/page-metadata";
import { TextPage } from "@/components/layout/TextPage";
import { env } from "@/lib/env";

export const metadata: Metadata = publicMetadata("contact");

export default function ContactPage() {
  const contact = env().CONTACT_EMAIL;
  return (
    <TextPage title="Contact">
      <p className="fr-text--lead">
        Écrivez à <a href={`mailto:${contact}`}>{contact}</a>.
      </p>
      <h2>Pour vous répondre plus vite</h2>
      <ul>
        <li>indiquez votre nom et celui de votre structure ;</li>
        <li>
          pour une carte ou une application de connexion : le numéro de série de la carte, et ce qui
          s’affiche à l’écran ;
        </li>
        <li>pour un mandat : la date et l’heure de l’acte, jamais l’identité de la personne ;</li>
        <li>n’envoyez ni code à usage unique, ni copie de pièce d’identité.</li>
      </ul>
      <h2>Vous n’êtes pas professionnel de l’accompagnement ?</h2>
      <p>
        L’équipe ne peut pas faire de démarche à votre place. Un espace France services peut vous
        aider : <a href="https://www.france-services.gouv.fr">france-services.gouv.fr</a>.
      </p>
      <h2>Adresse postale</h2>
      <p>
        Agence nationale de la cohésion des territoires, Aidants Connect
        <br />
        20 avenue de Ségur, 75007 Paris
      </p>
    </TextPage>
  );
}
