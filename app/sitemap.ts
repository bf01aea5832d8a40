import type { MetadataRoute } from "next";
import { env } from "@/lib/env";
import { PUBLIC_PAGES } from "@/lib/site/public-pages";

export const dynamic = "force-dynamic";

/** Every public page at its canonical address (SEO-3). */
export default function sitemap(): MetadataRoute.Sitemap {
  const { APP_URL } = env();
  return Object.values(PUBLIC_PAGES).map(({ path }) => ({ url: new URL(path, APP_URL).href }));
}
