import { verificationNumber } from "@/lib/attestation-formation/verification-number";
import { escapeHtml } from "@/lib/attestation/escape-html";
import { civilDate } from "@/lib/attestation/paris-dates";
import { readBaseStyles } from "./attestation-page";

export const TRAINING_TITLE = "Attestation de formation Aidants Connect";

const LAYOUT = `@page{size:A4 landscape;margin:0}
main{height:209mm;padding:22mm 28mm;border-top:8mm solid #000091;color:#161616}
h1{margin:0 0 14mm;font-size:30pt;line-height:1.2;color:#000091}
p{margin:0 0 7mm;font-size:15pt;line-height:1.5}
.name{font-size:24pt;font-weight:700}
.number{margin-top:18mm;font-size:10pt;color:#3a3a3a}`;

interface Printed {
  id: string;
  fullName: string;
  trainedOn: Date;
}

/** The whole page that becomes the PDF. */
export async function trainingPage({ id, fullName, trainedOn }: Printed): Promise<string> {
  const day = civilDate(trainedOn.toISOString().slice(0, 10));
  return `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>${TRAINING_TITLE}</title><style>${await readBaseStyles()}
${LAYOUT}</style></head><body><main>
<h1>Attestation de formation</h1>
<p>Le service Aidants Connect atteste que</p>
<p class="name">${escapeHtml(fullName)}</p>
<p>a suivi la formation Aidants Connect, validée le ${escapeHtml(day)}, et peut être habilité à effectuer des démarches administratives en ligne, par mandat, à la place des personnes qui le lui demandent.</p>
<p class="number">Numéro de vérification : ${verificationNumber(id)}</p>
</main></body></html>`;
}
