export type TextPart = { text: string } | { link: string };

/** A message's text cut into plain parts and addresses, for display; pure. */
export function textParts(text: string): TextPart[] {
  return text
    .split(/(https?:\/\/[^\s<>"]+)/)
    .filter((part) => part !== "")
    .map((part) => (/^https?:\/\//.test(part) ? { link: part } : { text: part }));
}
