/** The three public services of the demonstration site, each a client of its own. */
export interface Variant {
  id: "sans-perimetre" | "famille" | "sans-aidant";
  path: "/" | "/famille" | "/sans-aidant";
  serviceName: string;
  title: string;
  menuLabel: string;
  summary: string;
  steps: readonly string[];
  perimeters: readonly string[];
  excludesAidantsConnect: boolean;
}

export const VARIANTS: readonly Variant[] = [
  {
    id: "sans-perimetre",
    path: "/",
    serviceName: "Démarches de démonstration",
    title: "Changer d'adresse en ligne",
    menuLabel: "Changement d'adresse",
    summary:
      "Signalez un déménagement à plusieurs administrations en une seule fois. Ce service n'exige aucune thématique particulière.",
    steps: [
      "Identifiez-vous avec FranceConnect.",
      "Vérifiez les informations transmises.",
      "Indiquez votre nouvelle adresse.",
    ],
    perimeters: [],
    excludesAidantsConnect: false,
  },
  {
    id: "famille",
    path: "/famille",
    serviceName: "Démarches de démonstration, famille et emploi",
    title: "Inscrire un enfant et déclarer un emploi à domicile",
    menuLabel: "Famille et emploi",
    summary:
      "Ce service relève de la famille et du travail : un aidant ne peut s'y connecter que pour l'une de ces deux thématiques.",
    steps: [
      "Identifiez-vous avec FranceConnect.",
      "Vérifiez les informations transmises.",
      "Complétez le dossier de l'enfant ou du salarié.",
    ],
    perimeters: ["Famille-Scolarité", "Travail-Formation"],
    excludesAidantsConnect: false,
  },
  {
    id: "sans-aidant",
    path: "/sans-aidant",
    serviceName: "Démarches de démonstration, service personnel",
    title: "Consulter un document strictement personnel",
    menuLabel: "Document personnel",
    summary:
      "Ce service n'accepte pas Aidants Connect : seule la personne concernée peut s'y connecter.",
    steps: ["Identifiez-vous avec FranceConnect.", "Consultez le document."],
    perimeters: [],
    excludesAidantsConnect: true,
  },
];
