import { ActionForm } from "@/components/form/ActionForm";
import { SubmitButton } from "@/components/form/SubmitButton";
import type { FormAction } from "@/components/form/use-action-form";
import { TUNNEL_PATHS } from "@/lib/premiere-connexion/paths";

interface TunnelWelcomeProps {
  fullName: string;
  /** Page that links a physical card to oneself. */
  cardPath: string | undefined;
  defer: FormAction;
}

/** Shown to a référent without means who reaches the espace référent (auth-referent §3.10). */
export function TunnelWelcome({ fullName, cardPath, defer }: TunnelWelcomeProps) {
  return (
    <div className="fr-container fr-py-6w">
      <div className="fr-grid-row fr-grid-row--center">
        <div className="fr-col-12 fr-col-md-8">
          <h1>Bienvenue {fullName} !</h1>
          <p className="fr-text--lead">
            Il vous reste une chose à faire&nbsp;: associer un moyen de connexion à votre compte.
          </p>
          <p>
            À chaque connexion, Aidants Connect vous demande un code à 6 chiffres, différent à
            chaque fois. Une application de votre téléphone, ou une carte, l’affiche pour
            vous&nbsp;: personne d’autre ne peut ouvrir votre espace.
          </p>
          <p>
            Tant qu’aucun moyen n’est associé, vous pouvez consulter votre espace référent sans rien
            y modifier.
          </p>
          <ul className="fr-btns-group fr-mt-4w">
            <li>
              <a className="fr-btn" href={TUNNEL_PATHS.download}>
                Associer l’application d’authentification
              </a>
            </li>
            {cardPath !== undefined && (
              <li>
                <a className="fr-btn fr-btn--secondary" href={cardPath}>
                  Associer une carte physique
                </a>
              </li>
            )}
            <li>
              <ActionForm action={defer}>
                <SubmitButton priority="tertiary">Faire plus tard</SubmitButton>
              </ActionForm>
            </li>
          </ul>
        </div>
      </div>
    </div>
  );
}
