import { z } from "zod";

const reportSchema = z.object({
  type: z.literal("csp-violation"),
  url: z.string().max(2000),
  body: z.object({
    effectiveDirective: z.string().max(100),
    blockedURL: z.string().max(2000).default(""),
  }),
});

/** What is kept of a violation: no query, no fragment, nothing of the page's content. */
export interface Violation {
  page: string;
  directive: string;
  blocked: string;
}

/** An address without query nor fragment; a keyword such as `inline` as it is. */
function withoutQuery(text: string): string {
  if (!URL.canParse(text)) return text.slice(0, 50);
  const { origin, protocol, pathname } = new URL(text);
  return origin === "null" ? protocol : `${origin}${pathname}`;
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
        page: withoutQuery(url),
        directive: body.effectiveDirective,
        blocked: withoutQuery(body.blockedURL),
      },
    ];
  });
}
