import type { ReactNode } from "react";
import { Breadcrumb } from "@/components/layout/Breadcrumb";
import { MEMBERS_PATH, memberHref } from "@/components/referent/member-texts";
import type { MeansView } from "@/lib/carte-totp/read-means";

interface MeansFrameProps {
  means: MeansView;
  title: string;
  children: ReactNode;
}

/** A page about the means of connection of one person. */
export function MeansFrame({ means, title, children }: MeansFrameProps) {
  return (
    <div className="fr-container fr-pb-6w">
      <Breadcrumb
        trail={[
          { label: "Aidants", href: MEMBERS_PATH },
          { label: means.fullName, href: memberHref(means.userId) },
        ]}
        current={title}
      />
      <div className="fr-grid-row">
        <div className="fr-col-12 fr-col-lg-8">
          <h1>{title}</h1>
          {children}
        </div>
      </div>
    </div>
  );
}

/** Why nothing can be done here, and the way back. */
export function NothingToDo({ means, children }: { means: MeansView; children: ReactNode }) {
  return (
    <>
      <div className="fr-alert fr-alert--warning fr-mb-3w">
        <p>{children}</p>
      </div>
      <p>
        <a className="fr-link" href={memberHref(means.userId)}>
          Retour à la fiche de {means.fullName}
        </a>
      </p>
    </>
  );
}
