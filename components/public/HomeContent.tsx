import type { ReactNode } from "react";

const BENEFITS = [
  {
    icon: "fr-icon-scales-3-line",
    title: "Un cadre juridique clair",
    text: "Un mandat signé dit qui agit, pour qui, pour quelles démarches et jusqu’à quand. Chacun en garde un exemplaire.",
  },
  {
    icon: "fr-icon-lock-line",
    title: "Des mots de passe qui restent privés",
    text: "La personne s’identifie elle-même avec FranceConnect. Vous ne notez, ne conservez et ne partagez plus aucun de ses identifiants.",
  },
  {
    icon: "fr-icon-time-line",
    title: "Du temps pour accompagner",
    text: "Une fois le mandat en cours, vous accédez aux services en ligne pour la personne sans la faire revenir à chaque étape.",
  },
];

const STEPS = [
  {
    title: "Préparer le mandat",
    text: "Avec la personne, vous choisissez les démarches et la durée : un jour, un mois, six mois ou un an.",
  },
  {
    title: "Identifier la personne",
    text: "Elle se connecte une fois avec FranceConnect, devant vous, puis donne son accord au mandat.",
  },
  {
    title: "Agir en son nom",
    text: "Sur le site du service, vous choisissez FranceConnect et « Vous êtes un aidant professionnel », puis la personne et la démarche.",
  },
];

function Section(props: { title: string; id: string; alt?: boolean; children: ReactNode }) {
  return (
    <section className={props.alt ? "ac-band fr-py-6w" : "fr-py-6w"} aria-labelledby={props.id}>
      <div className="fr-container">
        <h2 id={props.id}>{props.title}</h2>
        {props.children}
      </div>
    </section>
  );
}

function Hero() {
  return (
    <div className="ac-band">
      <div className="fr-container fr-py-8w">
        <div className="fr-grid-row">
          <div className="fr-col-12 fr-col-lg-8">
            <h1>Accompagnez vos usagers en toute sécurité</h1>
            <p className="fr-text--lead">
              Aidants Connect permet aux professionnels de réaliser des démarches en ligne pour le
              compte des personnes qui leur en donnent mandat, avec FranceConnect.
            </p>
            <ul className="fr-btns-group fr-btns-group--inline-md">
              <li>
                <a className="fr-btn" href="/habilitation">
                  Déposer une demande d’habilitation
                </a>
              </li>
              <li>
                <a className="fr-btn fr-btn--secondary" href="/accounts/login/">
                  Se connecter à mon espace
                </a>
              </li>
            </ul>
          </div>
        </div>
      </div>
    </div>
  );
}

function Audience() {
  return (
    <Section id="pour-qui" title="Pour qui ?">
      <div className="fr-grid-row fr-grid-row--gutters">
        <div className="fr-col-12 fr-col-md-6">
          <h3 className="fr-h5">Ce service est fait pour vous si…</h3>
          <p>
            votre structure emploie des professionnels qui aident régulièrement le public dans ses
            démarches : travailleurs sociaux, agents d’accueil, conseillers et médiateurs
            numériques, secrétaires de mairie. La structure est habilitée, les aidants sont formés.
          </p>
        </div>
        <div className="fr-col-12 fr-col-md-6">
          <h3 className="fr-h5">Il ne vous est pas destiné si…</h3>
          <p>
            vous aidez un proche, ou si vous intervenez comme bénévole, volontaire en service
            civique, stagiaire, élu ou mandataire judiciaire. Il ne permet pas non plus d’agir pour
            une personne mineure, sous tutelle ou sous curatelle.
          </p>
        </div>
      </div>
    </Section>
  );
}

function Benefits() {
  return (
    <Section id="benefices" title="Ce que le service change" alt>
      <ul className="fr-grid-row fr-grid-row--gutters fr-raw-list">
        {BENEFITS.map(({ icon, title, text }) => (
          <li key={title} className="fr-col-12 fr-col-md-4">
            <span className={`${icon} fr-icon--lg ac-accent`} aria-hidden="true" />
            <h3 className="fr-h5 fr-mt-2w">{title}</h3>
            <p>{text}</p>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Steps() {
  return (
    <Section id="fonctionnement" title="Comment ça fonctionne">
      <ol className="fr-grid-row fr-grid-row--gutters fr-raw-list ac-steps">
        {STEPS.map(({ title, text }) => (
          <li key={title} className="fr-col-12 fr-col-md-4">
            <h3 className="fr-h5">{title}</h3>
            <p>{text}</p>
          </li>
        ))}
      </ol>
    </Section>
  );
}

/** Home of the public site (public-site §1.1). */
export function HomeContent({ contact, figures }: { contact: string; figures: ReactNode }) {
  return (
    <>
      <Hero />
      <Audience />
      <Benefits />
      <Steps />
      <Section id="chiffres" title="Le service en chiffres">
        {figures}
      </Section>
      <Section id="confiance" title="Une trace de chaque acte" alt>
        <div className="fr-grid-row">
          <div className="fr-col-12 fr-col-lg-8">
            <p>
              Chaque aidant se connecte avec son adresse professionnelle et un code à usage unique.
              Chaque mandat et chaque démarche sont inscrits dans un journal que personne ne peut
              réécrire. La personne peut mettre fin à son mandat à tout moment.
            </p>
            <p>
              <a className="fr-link" href="/securite">
                Notre démarche de sécurité
              </a>
            </p>
          </div>
        </div>
      </Section>
      <Section id="contact" title="Une question ?">
        <p>
          Écrivez à l’équipe : <a href={`mailto:${contact}`}>{contact}</a>, ou consultez la{" "}
          <a href="/contact">page de contact</a>.
        </p>
      </Section>
    </>
  );
}
