import type { Metadata } from "next";
import { publicMetadata } from "@/components/layout/page-metadata";
import { TextPage } from "@/components/layout/TextPage";
import { FOLLOW_PATH, ISSUER_FORM_PATH } from "@/lib/habilitation/paths";

export const metadata: Metadata = publicMetadata("habilitation");

const STEPS = [
  [
    "Demande",
    "La structure dépose sa demande en ligne : elle désigne un référent et la liste de ses aidants. Notre équipe vérifie qu’elle est éligible.",
  ],
  ["Inscription", "Le référent inscrit chaque aidant à une session de formation."],
  ["Validation de l’inscription", "L’organisme de formation confirme la date et le financement."],
  ["Formation", "Chaque aidant suit la formation, puis passe un test de compétences en ligne."],
  [
    "Activation",
    "Chaque aidant reçoit un moyen de connexion, puis crée un premier mandat avec une personne accompagnée.",
  ],
] as const;

interface CardProps {
  title: string;
  text: string;
  href: string;
}

function Card({ title, text, href }: CardProps) {
  return (
    <div className="fr-col-12 fr-col-md-6">
      <div className="fr-card fr-enlarge-link">
        <div className="fr-card__body">
          <div className="fr-card__content">
            <h2 className="fr-card__title">
              <a href={href}>{title}</a>
            </h2>
            <p className="fr-card__desc">{text}</p>
          </div>
        </div>
      </div>
    </div>
  );
}

/** Who may be habilitated, how, and the two doors (F0). */
export default function HabilitationPage() {
  return (
    <TextPage title="Habilitation">
      <p className="fr-text--lead">
        Une structure utilise Aidants Connect après avoir été habilitée. L’habilitation est
        gratuite&nbsp;; seule la formation des aidants est payante.
      </p>
      <div className="fr-grid-row fr-grid-row--gutters fr-mb-4w">
        <Card
          title="Déposer une demande d’habilitation"
          text="Une vingtaine de minutes, en six étapes. Munissez-vous du numéro Siret de votre structure."
          href={ISSUER_FORM_PATH}
        />
        <Card
          title="Suivre ma demande"
          text="Reprendre un brouillon, voir où en est une demande, échanger avec notre équipe."
          href={FOLLOW_PATH}
        />
      </div>
      <h2>Qui peut être habilité</h2>
      <p>
        Les structures publiques ou privées dont des salariés ou des agents accompagnent
        gratuitement et régulièrement des personnes dans leurs démarches administratives en ligne.
      </p>
      <h2>Qui ne peut pas l’être</h2>
      <p>
        Les bénévoles, volontaires en service civique, apprentis, stagiaires, élus, mandataires
        judiciaires et aidants familiaux.
      </p>
      <p>
        Votre structure est déjà habilitée&nbsp;? Son référent ajoute des aidants depuis son
        espace&nbsp;: ne déposez pas une seconde demande pour le même lieu d’accueil.
      </p>
      <h2>Les étapes</h2>
      <ol>
        {STEPS.map(([title, text]) => (
          <li key={title} className="fr-mb-1w">
            <strong>{title}.</strong> {text}
          </li>
        ))}
      </ol>
    </TextPage>
  );
}
