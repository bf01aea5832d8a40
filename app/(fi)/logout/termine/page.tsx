import type { Metadata } from "next";

export const metadata: Metadata = { title: "Déconnexion terminée – Aidants Connect" };

export default function LoggedOutPage() {
  return (
    <>
      <h1>Déconnexion terminée</h1>
      <p>
        La connexion au site est fermée : vous pouvez fermer cette page. Votre session Aidants
        Connect reste ouverte.
      </p>
    </>
  );
}
