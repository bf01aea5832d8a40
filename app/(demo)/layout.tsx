import type { ReactNode } from "react";

/** A bare frame: these pages belong to the demonstration, not to the service. */
export default function DemoLayout({ children }: { children: ReactNode }) {
  return (
    <main id="contenu" className="fr-container fr-py-6w">
      {children}
    </main>
  );
}
