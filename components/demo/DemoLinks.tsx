/** Where to go from the demonstration page. The demonstration site stands beside the simulator. */
export function DemoLinks({ franceConnect }: { franceConnect: string }) {
  return (
    <ul>
      <li>
        <a href="/accounts/login/">Se connecter à Aidants Connect</a> : l’adresse d’un compte
        ci-dessous, son code, puis le lien reçu par courriel.
      </li>
      <li>
        <a href="/demo?to=jeanne.morel%40structure-exemple.test">Espace d’une demandeuse</a> : une
        demande d’habilitation envoyée, une autre en brouillon, par le lien de son courriel.
      </li>
      <li>
        <a href="/demo/telephone">Téléphone de la personne aidée</a> : les SMS reçus pour un mandat
        à distance, et de quoi y répondre.
      </li>
      <li>
        <a href={`${franceConnect}/`}>Simulateur FranceConnect</a> : les personnes aidées inventées.
      </li>
      <li>
        <a href={demonstrationSite(franceConnect)}>Site public de démonstration</a> : le service en
        ligne sur lequel réaliser une démarche.
      </li>
    </ul>
  );
}

/** The next port of the simulator, under its own name (decision 31). */
function demonstrationSite(franceConnect: string): string {
  const address = new URL(franceConnect);
  address.hostname = "site.localhost";
  address.port = String(Number(address.port) + 1);
  return address.href;
}
