import type { ReactNode } from "react";
import { Breadcrumb } from "@/components/layout/Breadcrumb";
import { accountPath, ACCOUNTS_CRUMB, ADMINISTRATION_CRUMB } from "./account-texts";
import { ACT_TEXTS, type Act } from "./acts";

interface ActScreenProps {
  account: { id: string; fullName: string; email: string };
  act: Act;
  /** The form. */
  children: ReactNode;
}

/** What an act of the team will do to one account, then its form. */
export function ActScreen({ account, act, children }: ActScreenProps) {
  const { title, effects } = ACT_TEXTS[act];
  const back = accountPath(account.id);
  return (
    <div className="fr-container fr-pb-6w">
      <Breadcrumb
        trail={[ADMINISTRATION_CRUMB, ACCOUNTS_CRUMB, { label: account.fullName, href: back }]}
        current={title}
      />
      <div className="fr-grid-row">
        <div className="fr-col-12 fr-col-lg-8">
          <h1>{title}</h1>
          <p className="fr-text--lead">
            {account.fullName}, {account.email}
          </p>
          {effects.map((effect) => (
            <p key={effect}>{effect}</p>
          ))}
          {children}
          <p className="fr-mt-3w">
            <a className="fr-link" href={back}>
              Revenir au compte
            </a>
          </p>
        </div>
      </div>
    </div>
  );
}
