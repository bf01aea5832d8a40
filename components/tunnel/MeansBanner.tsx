/** On the homes of a référent without means of connection, before anything else (auth-referent §2.11). */
export function MeansBanner({ href }: { href: string }) {
  return (
    <div className="fr-alert fr-alert--info fr-mb-4w">
      <p>
        Pour utiliser Aidants Connect, vous devez associer une application d’authentification à
        votre compte. Elle affiche le code à 6 chiffres demandé à chaque connexion.
      </p>
      <p>
        <a href={href}>Associer une application</a>
      </p>
    </div>
  );
}
