// The page of an answer that no rendering can give: for middleware.ts (through plain-page.ts) and for the
// server in front of Next (scripts/serve.mjs), which reads no TypeScript.

/** Style sheet of these pages: a file of public/, the policy allows no inline style. */
export const PLAIN_STYLES = "/assets/plain-page.css";

export const UNEXPECTED = {
  title: "Une erreur est survenue",
  sentence:
    "Le service a rencontré un problème. Réessayez dans un instant ; si cela continue, écrivez-nous.",
};

/** A whole page without script, database nor Next (NAV-14). */
export const plainHtml = (status, { title, sentence }) => `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} – Aidants Connect</title>
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="${PLAIN_STYLES}">
</head>
<body>
<nav class="skip" aria-label="Accès rapide"><a href="#contenu">Contenu</a> <a href="#pied-de-page">Pied de page</a></nav>
<header role="banner"><div class="frame brand">
<p class="state">République<br>Française</p>
<p class="service"><a href="/" title="Aidants Connect – Accueil du site">Aidants Connect</a><br>
<span>Le service des professionnels qui aident aux démarches en ligne</span></p>
</div></header>
<main id="contenu" role="main" tabindex="-1"><div class="frame">
<h1>${title}</h1>
<p class="code">Erreur ${status}</p>
<p class="lead">${sentence}</p>
<p class="ways"><a class="button" href="/">Page d’accueil</a> <a class="button second" href="/contact">Contactez-nous</a></p>
</div></main>
<footer role="contentinfo" id="pied-de-page" tabindex="-1"><div class="frame">
<p class="state">République<br>Française</p>
<ul>
<li><a href="/plan-du-site">Plan du site</a></li>
<li><a href="/accessibilite">Accessibilité</a></li>
<li><a href="/mentions-legales">Mentions légales</a></li>
<li><a href="/politique-confidentialite">Politique de confidentialité</a></li>
</ul>
</div></footer>
</body>
</html>
`;
