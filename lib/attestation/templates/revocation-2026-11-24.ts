import { escapeHtml } from "../escape-html";
import type { RevocationSnapshot } from "../revocation-snapshot";

type Demarche = RevocationSnapshot["demarches"][number];

/** « PAPIERS - CITOYENNETÉ - ÉLECTIONS : État-civil, Passeport… » (mandats §2.1). */
const demarcheItem = ({ title, description }: Demarche): string =>
  `<li><strong>${escapeHtml(title.toLocaleUpperCase("fr-FR"))}</strong> : ${escapeHtml(description)}</li>`;

const isWhole = ({ kind }: RevocationSnapshot): boolean => kind === "REVOCATION_MANDAT";

const title = (snapshot: RevocationSnapshot): string =>
  isWhole(snapshot)
    ? "<h2>Révocation d'un mandat « Aidants Connect »</h2>\n"
    : "<h2>Révocation d'une autorisation donnée par un mandat « Aidants Connect »</h2>\n";

/** Introduces the list: what the mandat still allowed. */
const left = ({ demarches }: RevocationSnapshot): string =>
  demarches.length > 1
    ? "Il concernait encore les démarches suivantes :"
    : "Il concernait encore la démarche suivante :";

/** What the mandant wants, in the first person: only when it is the mandant who asked. */
function wish(snapshot: RevocationSnapshot): string {
  const mandant = escapeHtml(snapshot.mandant.fullName);
  const structure = escapeHtml(snapshot.mandataire.name);
  const given = `que j'ai donné le <strong>${escapeHtml(snapshot.mandatDate)}</strong> à <strong>${structure}</strong>, le <strong>mandataire</strong>`;
  const what = isWhole(snapshot)
    ? `Je souhaite révoquer le mandat ${given}. ${left(snapshot)}`
    : `Dans le mandat ${given}, je souhaite révoquer l'autorisation suivante :`;
  return `<p>Je m'appelle <strong>${mandant}</strong>. Je suis le <strong>mandant</strong>.</p>
<p>${what}</p>
`;
}

/** What the structure decided, in its own name. */
function decision(snapshot: RevocationSnapshot): string {
  const mandant = escapeHtml(snapshot.mandant.fullName);
  const structure = escapeHtml(snapshot.mandataire.name);
  const given = `que <strong>${mandant}</strong>, le <strong>mandant</strong>, lui a donné le <strong>${escapeHtml(snapshot.mandatDate)}</strong>`;
  const what = isWhole(snapshot)
    ? `met fin au mandat ${given}. ${left(snapshot)}`
    : `met fin, dans le mandat ${given}, à l'autorisation suivante :`;
  return `<p><strong>${structure}</strong>, le <strong>mandataire</strong>, ${what}</p>
`;
}

function request({ endedBy, request: { manner, date } }: RevocationSnapshot): string {
  const when = date ? ` le ${escapeHtml(date)}` : "";
  const how = manner ? `, ${escapeHtml(manner)}` : "";
  if (endedBy === "STRUCTURE")
    return `<p>Cette décision a été prise par la structure${when} : elle n'a pas été demandée par le mandant.</p>\n`;
  return when || how ? `<p>J'en ai fait la demande${when}${how}.</p>\n` : "";
}

function effect(snapshot: RevocationSnapshot): string {
  const structure = escapeHtml(snapshot.mandataire.name);
  const at = `Depuis le <strong>${escapeHtml(snapshot.revocationDate)}</strong> (heure de Paris), aucun aidant de ${structure} ne peut plus faire`;
  const what = snapshot.demarches.length > 1 ? "ces démarches" : "cette démarche";
  const whose = snapshot.endedBy === "USAGER" ? "pour mon compte" : "pour le compte du mandant";
  const rest = isWhole(snapshot)
    ? ""
    : " Les autres autorisations de ce mandat ne sont pas modifiées par ce document.";
  return `<p>${at} ${what} ${whose} au titre de ce mandat.${rest}</p>
<p>Identifiant du mandat concerné : <code>${escapeHtml(snapshot.mandatAttestationId)}</code></p>
`;
}

const signature = (snapshot: RevocationSnapshot): string =>
  `<p>Fait à ${escapeHtml(snapshot.mandataire.place)}, le ${escapeHtml(snapshot.revocationDate)}.</p>
<div class="ac-signatures">
<div class="ac-signature"><p><strong>${snapshot.endedBy === "USAGER" ? "Le mandant" : "Le mandataire (la structure)"}</strong></p><p>Prénom, nom et signature :</p></div>
</div>
`;

/** Text of mandats §5.7, for both kinds. Published: never changed, see ../templates.ts. */
export const renderRevocation20261124 = (snapshot: RevocationSnapshot): string =>
  title(snapshot) +
  (snapshot.endedBy === "USAGER" ? wish(snapshot) : decision(snapshot)) +
  `<ul>\n${snapshot.demarches.map(demarcheItem).join("\n")}\n</ul>\n` +
  request(snapshot) +
  effect(snapshot) +
  signature(snapshot);
