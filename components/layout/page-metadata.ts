import type { Metadata } from "next";
import { PUBLIC_PAGES, type PublicPageName } from "@/lib/site/public-pages";

/**
 * Title, description, canonical address and share card of a public page (SEO-1, SEO-2). Addresses become
 * absolute by the layout's `metadataBase`.
 */
export function publicMetadata(name: PublicPageName): Metadata {
  const { path, title, description } = PUBLIC_PAGES[name];
  const fullTitle = `${title} – Aidants Connect`;
  const image = {
    url: `/opengraph/${name}.png`,
    width: 1200,
    height: 630,
    type: "image/png",
    alt: `Aidants Connect, service public : ${title}`,
  };
  return {
    title: fullTitle,
    description,
    alternates: { canonical: path },
    openGraph: {
      type: "website",
      siteName: "Aidants Connect",
      locale: "fr_FR",
      title: fullTitle,
      description,
      url: path,
      images: [image],
    },
    twitter: { card: "summary_large_image", title: fullTitle, description, images: [image] },
  };
}
