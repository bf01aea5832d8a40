/** Help below the sign-in form (auth-referent §2.1). */
export function CardHelp({ contact }: { contact: string }) {
  return (
    <>
      <section className="fr-callout fr-mt-6w">
        <h2 className="fr-callout__title fr-h5">
          Un problème avec votre carte ou votre téléphone ?
        </h2>
        <p className="fr-callout__text">
          Contactez-nous par courriel à l’adresse <a href={`mailto:${contact}`}>{contact}</a> en
          précisant votre nom, votre structure et la nature du problème. Si notre équipe vous a
          donné un code de dépannage,{" "}
          <a href="/accounts/login/depannage/">utilisez-le pour vous connecter</a>.
        </p>
      </section>
      <section className="fr-callout">
        <h2 className="fr-callout__title fr-h5">Vous êtes un particulier ?</h2>
        <p className="fr-callout__text">
          Cet espace est réservé aux aidants professionnels. Pour vos propres démarches, consultez{" "}
          <a href="https://franceconnect.gouv.fr/aide" rel="noopener external">
            l’aide de FranceConnect
          </a>
          .
        </p>
      </section>
    </>
  );
}
