import { escapeHtml } from "../escape-html";
import type { MandatSnapshot, RemoteEvidence } from "../snapshot";

const METHODS: Readonly<Record<RemoteEvidence["method"], string>> = {
  LEGACY: "consentement écrit recueilli et conservé par la structure",
  SMS: "consentement donné par SMS",
};

/** « PAPIERS - CITOYENNETÉ - ÉLECTIONS : État-civil, Passeport… » (mandats §2.1). */
const demarcheItem = ({ title, description }: { title: string; description: string }): string =>
  `<li><strong>${escapeHtml(title.toLocaleUpperCase("fr-FR"))}</strong> : ${escapeHtml(description)}</li>`;

function remoteClause(remote: RemoteEvidence): string {
  const date = remote.consentDate ? `, le ${escapeHtml(remote.consentDate)}` : "";
  const evidence = remote.evidenceHash
    ? ` Empreinte de la preuve de ce consentement : <code>${escapeHtml(remote.evidenceHash)}</code>.`
    : "";
  return `<p>Ce mandat est conclu <strong>à distance</strong> (${METHODS[remote.method]}${date}).${evidence} Une version papier signée doit m'être remise dès que possible.</p>\n`;
}

/** What the mandant says: clauses 1 to 8. */
function declarations(snapshot: MandatSnapshot): string {
  const mandant = escapeHtml(snapshot.mandant.fullName);
  const structure = escapeHtml(snapshot.mandataire.name);
  return `<h2>Mandat pour réaliser des démarches en ligne avec le service « Aidants Connect »</h2>
<p>Je m'appelle <strong>${mandant}</strong>. Je suis le <strong>mandant</strong> : la personne qui demande de l'aide.</p>
<p>J'autorise <strong>${structure}</strong>, le <strong>mandataire</strong>, à faire pour mon compte les démarches administratives suivantes :</p>
<ul>
${snapshot.demarches.map(demarcheItem).join("\n")}
</ul>
<p>Je donne cette autorisation <strong>pour une durée de ${escapeHtml(snapshot.duration.text)}</strong>.</p>
<p>Ce mandat est un contrat, régi par les articles 1984 et suivants du Code civil. Les démarches sont faites sur internet, sur des sites qui proposent FranceConnect ou non, et par tout autre moyen que l'administration accepte : téléphone, papier, courriel…</p>
<p>Je peux annuler mon autorisation à tout moment.</p>
<p>Je déclare ne pas faire l'objet d'une mesure de protection juridique : sauvegarde de justice, curatelle ou tutelle.</p>
<p>Pour que ${structure} puisse agir pour mon compte :</p>
<ul>
<li>je reconnais que l'aidant habilité m'a rappelé l'objet de son intervention, m'a expliqué pourquoi mes informations personnelles sont nécessaires et comment elles seront utilisées ;</li>
<li>j'autorise les aidants habilités de ${structure} à utiliser mes données personnelles dans le cadre de ce mandat. Je connais mes droits sur ces données : y accéder, être informé de leur usage, les faire rectifier, limiter leur utilisation et demander leur suppression.</li>
</ul>
`;
}

/** What the mandataire commits to, and when the mandat ends: clauses 9 to 11. */
function commitments(snapshot: MandatSnapshot): string {
  const structure = escapeHtml(snapshot.mandataire.name);
  return `<p>Lorsqu'un aidant habilité de ${structure} fait pour mon compte l'une de ces démarches, il s'engage à respecter les conditions et la durée de ce mandat. Il engage sa responsabilité civile et pénale.</p>
<p>Les aidants habilités de ${structure} doivent :</p>
<ul>
<li>faire les démarches listées dans ce mandat à partir des informations que je leur ai données ;</li>
<li>recueillir, conserver, utiliser et communiquer seulement les informations nécessaires à ces démarches ou à celles qui s'y rattachent ;</li>
<li>m'informer et me demander mon accord avant toute autre démarche ;</li>
<li>mettre à jour mes informations, et les supprimer lorsqu'elles ne sont plus utiles ;</li>
<li>ne jamais rendre publiques mes informations ;</li>
<li>prendre toutes les précautions pour assurer leur sécurité et leur confidentialité.</li>
</ul>
<p>L'autorisation est donnée et acceptée pour une durée de ${escapeHtml(snapshot.duration.text)}. Elle prend fin plus tôt si :</p>
<ul>
<li>les démarches sont terminées ;</li>
<li>j'annule mon autorisation ;</li>
<li>un aidant de ${structure} annule l'autorisation ;</li>
<li>j'autorise quelqu'un d'autre à faire les mêmes démarches : dans ce cas, je préviens rapidement ${structure}.</li>
</ul>
`;
}

const signatureBox = (role: string): string =>
  `<div class="ac-signature"><p><strong>${role}</strong></p><p>Prénom, nom et signature :</p></div>`;

/** Clauses 12 and 13. */
const signatures = (snapshot: MandatSnapshot): string =>
  `<p>Fait à ${escapeHtml(snapshot.mandataire.place)}, le ${escapeHtml(snapshot.signatureDate)}.</p>
<div class="ac-signatures">
${signatureBox("Le mandataire (l'aidant)")}
${signatureBox("Le mandant")}
</div>
`;

/** The legal text, clauses 1 to 13 of mandats §5.4. Published: never changed, see ../templates.ts. */
export const renderMandat20261122 = (snapshot: MandatSnapshot): string =>
  declarations(snapshot) +
  commitments(snapshot) +
  (snapshot.remote ? remoteClause(snapshot.remote) : "") +
  signatures(snapshot);
