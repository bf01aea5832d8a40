import type { ReactNode } from "react";
import { ActionForm } from "@/components/form/ActionForm";
import { SubmitButton } from "@/components/form/SubmitButton";
import type { FormAction } from "@/components/form/use-action-form";
import { Breadcrumb } from "@/components/layout/Breadcrumb";
import type { MemberDetail } from "@/lib/referent/read-member";
import { ORGANISATION_FIELD } from "@/lib/referent/same-organisation";
import { MEMBERS_PATH, memberHref } from "./member-texts";
import "./member.css";

interface MemberActScreenProps {
  title: string;
  member: MemberDetail;
  organisationId: string;
  action: FormAction;
  /** On the button that acts. */
  confirm: string;
  /** What the act does, before the form. */
  explanation: ReactNode;
  /** Fields of the form. */
  children?: ReactNode;
}

/** Page that confirms an act on one person: what it will do, then one button (auth-referent §4). */
export function MemberActScreen(props: MemberActScreenProps) {
  const { title, member, organisationId, action, confirm, explanation, children } = props;
  return (
    <div className="fr-container fr-pb-6w">
      <Breadcrumb
        trail={[
          { label: "Aidants", href: MEMBERS_PATH },
          { label: member.fullName, href: memberHref(member.id) },
        ]}
        current={title}
      />
      <div className="fr-grid-row">
        <div className="fr-col-12 fr-col-md-8">
          <h1>
            {title} – {member.fullName}
          </h1>
          {explanation}
          <ActionForm action={action} autoComplete="off">
            <input type="hidden" name={ORGANISATION_FIELD} value={organisationId} />
            <input type="hidden" name="user" value={member.id} />
            {children}
            <div className="ac-act-buttons">
              <SubmitButton>{confirm}</SubmitButton>
              <a className="fr-btn fr-btn--secondary" href={memberHref(member.id)}>
                Annuler
              </a>
            </div>
          </ActionForm>
        </div>
      </div>
    </div>
  );
}
