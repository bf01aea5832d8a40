import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { StartDsfr } from "@/components/dsfr/client";
import { DsfrHead, getHtmlAttributes } from "@/components/dsfr/server";
import { NONCE_HEADER } from "@/lib/http/request-headers";
import { env } from "@/lib/env";
import "./globals.css";

/** At each request: addresses of the service are not those of the build. */
export const generateMetadata = (): Metadata => ({
  metadataBase: new URL(env().APP_URL),
  // pages give their whole title: « {Page} – Aidants Connect » (NAV-13)
  title: "Aidants Connect",
  description:
    "Le service public qui permet aux aidants professionnels de réaliser des démarches en ligne pour le compte d'usagers, en toute sécurité.",
});

export const viewport: Viewport = { width: "device-width", initialScale: 1 };

/** Document and DSFR; never reads the database (decision 60). The frames are in the groups' layouts. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get(NONCE_HEADER) ?? undefined;
  return (
    <html {...getHtmlAttributes({ lang: "fr" })}>
      <head>
        <DsfrHead
          nonce={nonce}
          preloadFonts={["Marianne-Regular", "Marianne-Bold"]}
          doDisableFavicon
        />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
      </head>
      <body>
        <StartDsfr />
        {children}
      </body>
    </html>
  );
}
