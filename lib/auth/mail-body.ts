const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

const escaped = (text: string): string => text.replace(/[&<>"']/g, (c) => ENTITIES[c] ?? c);

interface MailItem {
  text: string;
  url?: string;
}

interface MailContent {
  /** First line, for instance « Bonjour Camille Durand, ». */
  greeting: string;
  paragraphs: readonly string[];
  /** A list after the paragraphs, each line with the address of what it names. */
  items?: readonly MailItem[];
  /** A button, followed by the same address in clear. */
  button?: { label: string; url: string };
  /** After the button. */
  notices?: readonly string[];
}

const SIGNATURE = "L'équipe Aidants Connect";

const plainItem = ({ text, url }: MailItem): string =>
  url === undefined ? `- ${text}` : `- ${text} : ${url}`;

const htmlItem = ({ text, url }: MailItem): string =>
  url === undefined
    ? `<li>${escaped(text)}</li>`
    : `<li><a href="${escaped(url)}">${escaped(text)}</a></li>`;

/** Both parts of a mail of the service: no image, no tracking, no style that a reader would drop. */
export function mailBody(content: MailContent): { text: string; html: string } {
  const { greeting, paragraphs, items = [], button, notices = [] } = content;
  const text = [
    greeting,
    ...paragraphs,
    ...(items.length > 0 ? [items.map(plainItem).join("\n")] : []),
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
  const list = items.length > 0 ? [`<ul>${items.map(htmlItem).join("")}</ul>`] : [];
  const html = [
    p(greeting),
    ...paragraphs.map(p),
    ...list,
    ...link,
    ...notices.map(p),
    p(SIGNATURE),
  ].join("\n");
  return {
    text: `${text}\n`,
    html: `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Aidants Connect</title></head><body>\n${html}\n</body></html>\n`,
  };
}
