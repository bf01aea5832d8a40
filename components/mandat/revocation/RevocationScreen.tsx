import type { ReactNode } from "react";
import { Breadcrumb } from "@/components/layout/Breadcrumb";

interface RevocationScreenProps {
  title: string;
  usagerId: string;
  usagerName: string;
  children: ReactNode;
}

/** Frame of the four screens of a revocation. */
export function RevocationScreen({ title, usagerId, usagerName, children }: RevocationScreenProps) {
  const trail = [
    { label: "Accueil", href: "/espace-aidant/" },
    { label: "Mes mandats", href: "/espace-aidant/usagers/" },
    { label: usagerName, href: `/espace-aidant/usagers/${usagerId}/` },
  ];
  return (
    <div className="fr-container fr-py-4w">
      <Breadcrumb trail={trail} current={title} />
      <div className="fr-grid-row">
        <div className="fr-col-12 fr-col-lg-8">
          <h1>{title}</h1>
          {children}
        </div>
      </div>
    </div>
  );
}
