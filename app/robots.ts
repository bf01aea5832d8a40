import type { MetadataRoute } from "next";
import { env } from "@/lib/env";

export const dynamic = "force-dynamic";

/** Public pages and open data may be read, spaces and other APIs not (SEO-3). */
export default function robots(): MetadataRoute.Robots {
  return {
    rules: {
      userAgent: "*",
      allow: ["/", "/api/stats"],
      disallow: ["/api/", "/espace-aidant/", "/espace-referent/", "/administration/", "/demo"],
    },
    sitemap: new URL("/sitemap.xml", env().APP_URL).href,
  };
}
