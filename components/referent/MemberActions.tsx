import type { MemberDetail } from "@/lib/referent/read-member";
import { memberHref } from "./member-texts";

interface MemberActionsProps {
  member: MemberDetail;
  organisationId: string;
  /** Pages that exist. */
  isKnown: (path: string) => boolean;
}

/** What may be done about somebody, each on its own page; nothing of it on oneself. */
function actsOn(member: MemberDetail, organisationId: string): [label: string, path: string][] {
  const { isSelf, isReferent, isAidant, deactivatedAt } = member;
  const active = deactivatedAt === null;
  const acts: [boolean, string, string][] = [
    [isAidant, "Télécharger l’attestation de formation", "attestation-formation/"],
    [active && !isReferent && !isSelf, "Désigner comme référent", "designer-referent/"],
    [isReferent && !isSelf, "Retirer le statut de référent", "retirer-referent/"],
    [active && !isSelf, "Désactiver", `supprimer-organisation/${organisationId}/`],
    [!active && !isSelf, "Réactiver", `reactivate-aidant/${organisationId}/`],
  ];
  return acts.flatMap(([shown, label, path]) =>
    shown ? [[label, `${memberHref(member.id)}${path}`]] : [],
  );
}

export function MemberActions({ member, organisationId, isKnown }: MemberActionsProps) {
  const acts = actsOn(member, organisationId).filter(([, path]) => isKnown(path));
  if (acts.length === 0) return null;
  return (
    <ul className="fr-btns-group fr-btns-group--inline-md fr-btns-group--sm">
      {acts.map(([label, path]) => (
        <li key={path}>
          <a className="fr-btn fr-btn--secondary" href={path}>
            {label}
          </a>
        </li>
      ))}
    </ul>
  );
}
