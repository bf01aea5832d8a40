const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

const escaped = (text: string): string => text.replace(/[&<>"']/g, (c) => ENTITIES[c] ?? c);

interface MailContent {
  /** First line, for instance « Bonjour Camille Durand, ». */
  greeting: string;
  paragraphs: readonly string[];
  /** A button, followed by the same address in clear. */
  button?: { label: string; url: string };
  /** After the button. */
  notices?: readonly string[];
}

const SIGNATURE = "L'équipe Aidants Connect";

/** Both parts of a mail of the service: no image, no tracking, no style that a reader would drop. */
export function mailBody(content: MailContent): { text: string; html: string } {
  const { greeting, paragraphs, button, notices = [] } = content;
  const text = [
    greeting,
    ...paragraphs,
    ...(button ? [`${button.label} : ${button.url}`] : []),
    ...notices,
    SIGNATURE,
  ].join("\n\n");
  const p = (line: string) => `<p>${escaped(line)}</p>`;
  const link = button
    ? [
        `<p><a href="${escaped(button.url)}" style="display:inline-block;padding:12px 24px;background:#000091;color:#ffffff;text-decoration:none">${escaped(button.label)}</a></p>`,
        `<p>Si le bouton ne fonctionne pas, copiez cette adresse dans votre navigateur :<br>${escaped(button.url)}</p>`,
      ]
    : [];
  const html = [p(greeting), ...paragraphs.map(p), ...link, ...notices.map(p), p(SIGNATURE)].join(
    "\n",
  );
  return {
    text: `${text}\n`,
    html: `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Aidants Connect</title></head><body>\n${html}\n</body></html>\n`,
  };
}
