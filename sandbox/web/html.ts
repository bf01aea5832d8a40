/** Markup that is already safe: only `html` makes it. */
export class SafeHtml {
  constructor(readonly text: string) {}
}

type Part = SafeHtml | string | number | false | undefined | readonly SafeHtml[];

const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? "");

function render(part: Part): string {
  if (part === undefined || part === false) return "";
  if (part instanceof SafeHtml) return part.text;
  if (typeof part === "string" || typeof part === "number") return escape(String(part));
  return part.map((item) => item.text).join("");
}

/** Template tag: every value is escaped unless it is markup made by this same tag. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): SafeHtml {
  const text = strings.reduce(
    (built, piece, index) => built + render(parts[index - 1]) + piece,
    "",
  );
  return new SafeHtml(text);
}
