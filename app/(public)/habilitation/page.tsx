import type { Metadata } from "next";
import { publicMetadata } from "@/components/layout/page-metadata";
import { TextPage } from "@/components/layout/TextPage";
import { env } from "@/lib/env";

export const metadata: Metadata = publicMetadata("habilitation");

const STEPS = [
  ["Vérifier l’éligibilité", "La structure emploie des professionnels qui accompagnent le public."],
  ["Prévoir la formation", "Chaque aidant suit une formation ; son financement est à préparer."],
  ["Déposer la demande", "La structure désigne un référent et la liste de ses aidants."],
  ["Former les aidants", "La formation se termine par un test de compétences."],
  [
    "Activer les comptes",
    "Chaque aidant reçoit un moyen de connexion, puis crée un premier mandat.",
  ],
] as const;

export default function HabilitationPage() {
  const contact = env().CONTACT_EMAIL;
  return (
    <TextPage title="Habilitation">
      <p className="fr-text--lead">
        Une structure utilise Aidants Connect après avoir été habilitée. L’habilitation est
        gratuite.
      </p>
      <h2>Qui peut être habilité</h2>
      <p>
        Les structures publiques ou privées dont des salariés ou des agents accompagnent
        régulièrement des personnes dans leurs démarches administratives en ligne.
      </p>
      <h2>Qui ne peut pas l’être</h2>
      <p>
        Les bénévoles, volontaires en service civique, stagiaires, élus, mandataires judiciaires et
        aidants familiaux. Les personnes mineures, sous tutelle ou sous curatelle ne peuvent pas
        donner de mandat.
      </p>
      <h2>Les étapes</h2>
      <ol>
        {STEPS.map(([title, text]) => (
          <li key={title}>
            <strong>{title}.</strong> {text}
          </li>
        ))}
      </ol>
      <h2>Déposer une demande</h2>
      <p>
        Le dépôt en ligne n’est pas encore ouvert ici. En attendant, écrivez à{" "}
        <a href={`mailto:${contact}`}>{contact}</a> en indiquant le nom et le numéro SIRET de votre
        structure.
      </p>
    </TextPage>
  );
}
