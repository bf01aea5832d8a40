import type { ReactNode } from "react";
import { Breadcrumb } from "@/components/layout/Breadcrumb";

interface PageProps {
  title: string;
  /** Space of the issuer, for pages below it. */
  space?: string;
  children: ReactNode;
}

/** A page of the path that is no step: place in the site, title, text of a readable width. */
export function Page({ title, space, children }: PageProps) {
  const trail = [
    { label: "Accueil", href: "/" },
    { label: "Habilitation", href: "/habilitation/" },
    ...(space === undefined ? [] : [{ label: "Mon espace habilitation", href: space }]),
  ];
  return (
    <div className="fr-container fr-pb-8w">
      <Breadcrumb trail={trail} current={title} />
      <div className="fr-grid-row">
        <div className="fr-col-12 fr-col-lg-9">
          <h1>{title}</h1>
          {children}
        </div>
      </div>
    </div>
  );
}
