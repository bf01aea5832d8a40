import MarkdownIt from "markdown-it";

/** What a text may contain: no HTML, no image, no table (its alignment is a style attribute). */
const ALLOWED = [
  "autolink",
  "blockquote",
  "emphasis",
  "entity",
  "escape",
  "heading",
  "hr",
  "lheading",
  "link",
  "list",
  "newline",
  "balance_pairs",
  "fragments_join",
  "text_join",
];

const reader = new MarkdownIt("zero", { html: false, breaks: true }).enable(ALLOWED, true);
/** Addresses of our own pages, web pages, mails and telephones; everything else stays text. */
reader.validateLink = (url) => /^(https?:\/\/|mailto:|tel:|\/(?![/\\])|#)/i.test(url.trim());

const MOST = 6;

/**
 * HTML of a text written by the team in Markdown: an allow-list of elements, everything else shown as
 * it was typed. Whoever wrote it, no script, style or foreign frame comes out.
 * @param topLevel level of the heading that « # » becomes, so that a page keeps its outline
 */
export function renderMarkdown(text: string, topLevel = 3): string {
  const tokens = reader.parse(text, {});
  for (const token of tokens) {
    if (token.type !== "heading_open" && token.type !== "heading_close") continue;
    const level = Number(token.tag.slice(1)) + topLevel - 1;
    token.tag = `h${String(Math.min(MOST, level))}`;
  }
  return reader.renderer.render(tokens, reader.options, {});
}
