// Written by scripts/routes.mjs from the app folder at each build and start of the dev server.
export const ROUTE_PATTERNS: readonly string[] = ["/"];
