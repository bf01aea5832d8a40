import { readFile } from "node:fs/promises";
import path from "node:path";
import { ImageResponse } from "@vercel/og";
import { ShareCard } from "@/components/site/ShareCard";
import { findPublicPage } from "@/lib/site/public-pages";

const FONT = "node_modules/@codegouvfr/react-dsfr/dsfr/fonts/Marianne-Bold.woff";
const SIZE = { width: 1200, height: 630 };

/** Share image of a public page (SEO-5): its title on the service's card. Parameters change nothing. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ image: string }> },
): Promise<Response> {
  const { image } = await params;
  const page = image.endsWith(".png") ? findPublicPage(image.slice(0, -".png".length)) : null;
  if (!page) return new Response(null, { status: 404 });
  const data = await readFile(path.join(process.cwd(), FONT));
  const drawn = new ImageResponse(<ShareCard title={page.title} />, {
    ...SIZE,
    fonts: [{ name: "Marianne", data, weight: 700, style: "normal" }],
  }) as unknown as Response;
  const headers = { "content-type": "image/png", "cache-control": "public, max-age=86400" };
  return new Response(await drawn.arrayBuffer(), { headers });
}
