import { REFERENT_FAQ } from "./referent-faq";

interface ReferentHelpScreenProps {
  contact: string;
  /** Mail to the team, with who writes filled in. */
  contactHref: string;
}

/** « Aide » of the espace référent (auth-referent §4.11). */
export function ReferentHelpScreen({ contact, contactHref }: ReferentHelpScreenProps) {
  return (
    <div className="fr-container fr-py-6w">
      <div className="fr-grid-row">
        <div className="fr-col-12 fr-col-md-8">
          <h1>Aide</h1>
          <p className="fr-text--lead">
            Les situations que rencontre un référent, et ce qu’il faut faire.
          </p>
          <ul>
            {REFERENT_FAQ.map(({ id, title }) => (
              <li key={id}>
                <a href={`#${id}`}>{title}</a>
              </li>
            ))}
            <li>
              <a href="#contact">Nous écrire</a>
            </li>
          </ul>
          {REFERENT_FAQ.map(({ id, title, cases }) => (
            <section key={id} aria-labelledby={id}>
              <h2 id={id} className="fr-mt-4w">
                {title}
              </h2>
              {cases.map(({ question, answer }) => (
                <div key={question}>
                  <h3 className="fr-h6">{question}</h3>
                  <p>{answer}</p>
                </div>
              ))}
            </section>
          ))}
          <section aria-labelledby="contact">
            <h2 id="contact" className="fr-mt-4w">
              Nous écrire
            </h2>
            <p>
              L’équipe Aidants Connect répond à <a href={contactHref}>{contact}</a>. Indiquez votre
              nom, votre structure et la personne concernée. N’envoyez jamais de code de connexion.
            </p>
            <p>
              Vos engagements de référent figurent dans la{" "}
              <a href="/espace-referent/charte/">charte du référent</a>.
            </p>
          </section>
        </div>
      </div>
    </div>
  );
}
