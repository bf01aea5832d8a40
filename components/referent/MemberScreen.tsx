import type { ReactNode } from "react";
import { Breadcrumb } from "@/components/layout/Breadcrumb";
import { Facts } from "@/components/layout/Facts";
import { monthOf, plainDate } from "@/lib/attestation/paris-dates";
import type { MemberDetail } from "@/lib/referent/read-member";
import { MemberActions } from "./MemberActions";
import { MEMBERS_PATH, memberHref } from "./member-texts";
import "./member.css";

interface MemberScreenProps {
  member: MemberDetail;
  organisationId: string;
  /** Pages that exist. */
  isKnown: (path: string) => boolean;
  /** « Formation »; nothing when nothing is known. */
  formation?: ReactNode;
  /** « Moyen de connexion ». */
  means: ReactNode;
}

function Badges({ isReferent, isAidant, deactivatedAt }: MemberDetail) {
  return (
    <ul className="fr-badges-group">
      {isReferent && (
        <li>
          <p className="fr-badge fr-badge--info fr-badge--no-icon">
            {isAidant ? "Référent-aidant" : "Référent"}
          </p>
        </li>
      )}
      {deactivatedAt !== null && (
        <li>
          <p className="fr-badge fr-badge--warning">Compte désactivé</p>
        </li>
      )}
    </ul>
  );
}

function Organisations({ member }: { member: MemberDetail }) {
  return (
    <ul className="ac-plain-list">
      {member.organisations.map(({ id, name, isReferent }) => (
        <li key={id}>
          {name}
          {isReferent && (
            <>
              {" "}
              <span className="fr-badge fr-badge--sm fr-badge--info fr-badge--no-icon">
                Référent
              </span>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

function lastSignIn({ lastLoginAt }: MemberDetail): string {
  return lastLoginAt === null ? "Jamais connecté" : monthOf(lastLoginAt);
}

const REASONS = {
  REFERENT: "Par un référent",
  INACTIVITY: "Faute de connexion pendant plusieurs mois",
  ORGANISATION: "Avec la structure",
  STAFF: "Par l’équipe Aidants Connect",
} as const;

function deactivation({ deactivatedAt, deactivationReason }: MemberDetail) {
  if (deactivatedAt === null) return [];
  const why = deactivationReason === null ? "" : ` – ${REASONS[deactivationReason]}`;
  return [["Compte désactivé", `le ${plainDate(deactivatedAt)}${why}`] as const];
}

/** Detail of one person (auth-referent §4.3). */
export function MemberScreen(props: MemberScreenProps) {
  const { member, organisationId, isKnown, formation, means } = props;
  const movePath = `${memberHref(member.id)}changer-organisations/`;
  const mayMove = member.mayMove && !member.isSelf && member.deactivatedAt === null;
  return (
    <div className="fr-container fr-pb-6w">
      <Breadcrumb
        trail={[
          member.isReferent
            ? { label: "Référents", href: "/espace-referent/referents/" }
            : { label: "Aidants", href: MEMBERS_PATH },
        ]}
        current={member.fullName}
      />
      <div className="ac-member-head">
        <div>
          <h1 className="fr-mb-1w">{member.fullName}</h1>
          <Badges {...member} />
        </div>
        <MemberActions member={member} organisationId={organisationId} isKnown={isKnown} />
      </div>
      {member.closesAt !== null && (
        <div className="fr-alert fr-alert--warning fr-alert--sm fr-mb-3w">
          <p>
            Désactivation prévue le {plainDate(member.closesAt)}, sauf si cette personne se connecte
            d’ici là.
          </p>
        </div>
      )}
      <h2>Informations</h2>
      <Facts
        facts={[
          ["Profession", member.profession],
          ["Adresse e-mail", member.email],
          ["Structures", <Organisations key="structures" member={member} />],
          ["Dernière connexion", lastSignIn(member)],
          ...deactivation(member),
        ]}
      />
      {mayMove && isKnown(movePath) && (
        <p>
          <a className="fr-link" href={movePath}>
            Modifier l’organisation
          </a>
        </p>
      )}
      {formation}
      <h2 className="fr-mt-4w">Moyen de connexion</h2>
      {means}
    </div>
  );
}
