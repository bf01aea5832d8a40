import { z } from "zod";
import { patternOf } from "./known-routes";

const reportSchema = z.object({
  type: z.literal("csp-violation"),
  url: z.string().max(2000),
  body: z.object({
    effectiveDirective: z.string().max(100),
    blockedURL: z.string().max(2000).default(""),
  }),
});

/** What is kept of a violation: an address may hold a token, so none is. */
export interface Violation {
  /** Route of the page, its variable parts by name; `?` for any other address. */
  page: string;
  directive: string;
  /** Origin, scheme or keyword (`inline`) of what was blocked. */
  blocked: string;
}

const UNKNOWN = "?";
const KEYWORD = /^[a-z-]{1,30}$/;

const routeOf = (url: string): string =>
  (URL.canParse(url) ? patternOf(new URL(url).pathname) : undefined) ?? UNKNOWN;

function originOf(text: string): string {
  if (!URL.canParse(text)) return KEYWORD.test(text) ? text : UNKNOWN;
  const { origin, protocol } = new URL(text);
  return origin === "null" ? protocol : origin;
}

/** Reads what a browser posts to the collector; anything else gives nothing. */
export function violationsOf(text: string): Violation[] {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
  const reports = z.array(z.unknown()).max(20).safeParse(json);
  if (!reports.success) return [];
  return reports.data.flatMap((raw) => {
    const report = reportSchema.safeParse(raw);
    if (!report.success) return [];
    const { url, body } = report.data;
    return [
      {
        page: routeOf(url),
        directive: KEYWORD.test(body.effectiveDirective) ? body.effectiveDirective : UNKNOWN,
        blocked: originOf(body.blockedURL),
      },
    ];
  });
}
