/** What DsfrHead writes before the first paint for the scheme of that moment. */
const STYLE = "dsfr-root-color-scheme";
const THEME = "data-fr-theme";
/** `background.default.grey` of the DSFR, read by the browser's own bars. */
const BARS = { light: "#ffffff", dark: "#161616" };

function apply(): void {
  const scheme = document.documentElement.getAttribute(THEME) === "dark" ? "dark" : "light";
  const style = document.getElementById(STYLE);
  if (style) style.textContent = `:root { color-scheme: ${scheme}; }`;
  document.querySelector('meta[name="theme-color"]')?.setAttribute("content", BARS[scheme]);
}

/** Keeps native controls and the browser's bars in the scheme that the display settings choose. */
export function followColorScheme(): void {
  new MutationObserver(apply).observe(document.documentElement, { attributeFilter: [THEME] });
}
