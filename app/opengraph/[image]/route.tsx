import { readFile } from "node:fs/promises";
import path from "node:path";
import { ImageResponse } from "@vercel/og";
import type { ReactElement } from "react";
import { ShareCard } from "@/components/site/ShareCard";
import { StatsCard } from "@/components/site/StatsCard";
import { formatCount } from "@/components/stats/format";
import { clockTime, plainDate } from "@/lib/attestation/paris-dates";
import type { Ctx } from "@/lib/context.types";
import { contextOf } from "@/lib/http/request-context";
import { findPublicPage } from "@/lib/site/public-pages";
import { DICTIONARY, ON_IMAGE } from "@/lib/statistiques/indicators";
import { readForImage } from "@/lib/statistiques/read-live";

const FONT = "node_modules/@codegouvfr/react-dsfr/dsfr/fonts/Marianne-Bold.woff";
const SIZE = { width: 1200, height: 630 };
/** The font of the image has no narrow no-break space. */
const [NARROW, PLAIN] = ["\u202f", "\u00a0"] as const;
const DAY_SECONDS = 86_400;
const FIVE_MINUTES = 300;

async function draw(card: ReactElement): Promise<ArrayBuffer> {
  const data = await readFile(path.join(process.cwd(), FONT));
  const drawn = new ImageResponse(card, {
    ...SIZE,
    fonts: [{ name: "Marianne", data, weight: 700, style: "normal" }],
  }) as unknown as Response;
  return drawn.arrayBuffer();
}

const png = (bytes: ArrayBuffer, maxAge: number): Response => {
  const cache = `public, max-age=${String(maxAge)}`;
  return new Response(bytes, { headers: { "content-type": "image/png", "cache-control": cache } });
};

/** The last image of the statistics, by the snapshot that it shows: drawn once for all its readers. */
let lastDrawn: { number: number; bytes: Promise<ArrayBuffer> } | undefined;

/** Image with the figures of the current five minutes (STAT-27); null when they cannot be drawn. */
async function drawFigures(ctx: Ctx): Promise<ArrayBuffer | null> {
  try {
    const live = await readForImage(ctx);
    if (!live) return null;
    if (lastDrawn?.number !== live.number) {
      const figures = ON_IMAGE.map((code) => ({
        label: DICTIONARY[code].label,
        value: formatCount(live.figures[code]).replaceAll(NARROW, PLAIN),
      }));
      const moment = `${plainDate(live.takenAt)} à ${clockTime(live.takenAt)}`;
      lastDrawn = {
        number: live.number,
        bytes: draw(<StatsCard figures={figures} moment={moment} />),
      };
    }
    return await lastDrawn.bytes;
  } catch (error) {
    lastDrawn = undefined;
    ctx.log.error({ err: error }, "the figures cannot be drawn");
    return null;
  }
}

/** Share image of a public page (SEO-5): its title on the service's card. Parameters change nothing. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ image: string }> },
): Promise<Response> {
  const { image } = await params;
  const page = image.endsWith(".png") ? findPublicPage(image.slice(0, -".png".length)) : null;
  if (!page) return new Response(null, { status: 404 });
  const figures = image === "stats.png" ? await drawFigures(contextOf(request)) : null;
  if (figures) return png(figures, FIVE_MINUTES);
  const bytes = await draw(<ShareCard title={page.title} />);
  return png(bytes, image === "stats.png" ? FIVE_MINUTES : DAY_SECONDS);
}
