import type { ReactNode } from "react";
import { Breadcrumb } from "./Breadcrumb";

interface TextPageProps {
  title: string;
  /** Date of the text, as read: « 22 novembre 2026 ». */
  updated?: string;
  /** Pages between the home and this one. */
  trail?: readonly { label: string; href: string }[];
  children: ReactNode;
}

/** A page to read: place in the site, title, text of a readable width. */
export function TextPage({ title, updated, trail = [], children }: TextPageProps) {
  return (
    <div className="fr-container fr-pb-8w">
      <Breadcrumb trail={[{ label: "Accueil", href: "/" }, ...trail]} current={title} />
      <div className="fr-grid-row">
        <div className="fr-col-12 fr-col-lg-8">
          <h1>{title}</h1>
          {updated && <p className="fr-text--sm fr-hint-text">Mis à jour le {updated}</p>}
          {children}
        </div>
      </div>
    </div>
  );
}
