import { describe, expect, test } from "vitest";
import { renderMarkdown } from "@/lib/markdown/render";

describe("a text in Markdown", () => {
  test("gives paragraphs, emphasis, lists and links", () => {
    expect(renderMarkdown("Un **mot** et [la page](/contact)\n\n- un\n- deux")).toBe(
      '<p>Un <strong>mot</strong> et <a href="/contact">la page</a></p>\n<ul>\n<li>un</li>\n<li>deux</li>\n</ul>\n',
    );
  });

  test("keeps its headings below those of the page, whatever their number of signs", () => {
    expect(renderMarkdown("# Titre\n\n###### Détail")).toBe("<h3>Titre</h3>\n<h6>Détail</h6>\n");
    expect(renderMarkdown("# Titre", 2)).toBe("<h2>Titre</h2>\n");
    expect(renderMarkdown("Titre\n=====", 4)).toBe("<h4>Titre</h4>\n");
  });

  test.each([
    "<script>alert(1)</script>",
    '<img src=x onerror="alert(1)">',
    "![image](https://evil.example/pixel.png)",
    "[clic](javascript:alert(1))",
    "[clic](data:text/html,<script>alert(1)</script>)",
    "[clic](//evil.example)",
    "<javascript:alert(1)>",
    "a|b\n:-:|:-:\nc|d",
    '[clic](/contact "x" onclick=alert(1))',
    "&lt;script&gt;alert(1)&lt;/script&gt;",
  ])("lets nothing active through: %s", (text) => {
    const html = renderMarkdown(text);
    expect(html).not.toMatch(/<(?!\/?(p|ul|li|a|br|h\d|strong|em)\b)/);
    expect(html).not.toMatch(/<[^>]+(javascript:|data:|style=|onclick=|onerror=)/i);
  });
});
