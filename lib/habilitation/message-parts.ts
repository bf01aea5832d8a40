export type MessagePart = { text: string } | { url: string; key: string };

/** A message cut at its web addresses; the rest is text, whatever it looks like. */
export function messageParts(content: string): MessagePart[] {
  const parts = content.split(/(https?:\/\/[^\s<>"'`]+)/);
  return parts.map((part, i): MessagePart => {
    const isAddress = i % 2 === 1 && URL.canParse(part);
    return isAddress ? { url: part, key: `${String(i)} ${part}` } : { text: part };
  });
}
