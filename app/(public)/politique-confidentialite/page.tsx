import type { Metadata } from "next";
import { publicMetadata } from "@/components/layout/page-metadata";
import { TextPage } from "@/components/layout/TextPage";
import { RetentionTable } from "@/components/public/RetentionTable";
import { env } from "@/lib/env";

export const metadata: Metadata = publicMetadata("politique-confidentialite");

export default function PrivacyPage() {
  const contact = env().CONTACT_EMAIL;
  return (
    <TextPage title="Politique de confidentialité" updated="22 novembre 2026">
      <h2>Responsable</h2>
      <p>
        L’Agence nationale de la cohésion des territoires est responsable du traitement. Pour toute
        question ou pour exercer vos droits : <a href={`mailto:${contact}`}>{contact}</a>.
      </p>
      <h2>Chaque finalité et ses données</h2>
      <ul>
        <li>
          <strong>Établir et prouver un mandat</strong> (mission d’intérêt public) : identité pivot
          de l’usager transmise par FranceConnect, démarches, durée, consentement, aidant et
          structure.
        </li>
        <li>
          <strong>Réaliser des démarches</strong> (mission d’intérêt public) : usager choisi,
          démarche, date et heure, service sollicité.
        </li>
        <li>
          <strong>Gérer les comptes des professionnels</strong> (mission d’intérêt public) :
          identité, adresse électronique, fonction, structure, moyen de connexion.
        </li>
        <li>
          <strong>Protéger le service</strong> (intérêt légitime) : dates de connexion, famille de
          navigateur, adresse réseau réduite.
        </li>
      </ul>
      <h2>Durée de conservation</h2>
      <RetentionTable />
      <h2>Destinataires</h2>
      <p>
        Les aidants et référents de la structure choisie par l’usager, l’équipe du service dans la
        limite de ses missions, et FranceConnect pour les connexions.
      </p>
      <h2>Chaque sous-traitant</h2>
      <p>
        L’hébergement, l’envoi de courriels et l’envoi de SMS peuvent être confiés à un
        sous-traitant. Ils dépendent de l’installation consultée ; l’exploitant en tient la liste à
        disposition.
      </p>
      <h2>Vos droits</h2>
      <p>
        Vous pouvez demander l’accès à vos données, leur rectification, leur effacement, la
        limitation du traitement, ou vous y opposer. Une réponse vous est donnée dans le délai d’un
        mois. Vous pouvez aussi saisir la CNIL : <a href="https://www.cnil.fr">cnil.fr</a>.
      </p>
      <h2>Cookies et traceurs</h2>
      <p>
        Aucun traceur, aucune mesure d’audience tierce. Après connexion, un cookie strictement
        nécessaire garde votre session ; le choix du thème reste dans votre navigateur.
      </p>
    </TextPage>
  );
}
