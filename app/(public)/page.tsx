import type { Metadata } from "next";
import { publicMetadata } from "@/components/layout/page-metadata";
import { HomeContent } from "@/components/public/HomeContent";
import { KeyFigures } from "@/components/stats/KeyFigures";
import { env } from "@/lib/env";
import { requestContext } from "@/lib/http/request-context";
import { readLive } from "@/lib/statistiques/read-live";

export const metadata: Metadata = publicMetadata("accueil");

/** Figures are shown when they can be read; the page itself needs no database. */
export default async function HomePage() {
  const ctx = await requestContext();
  const live = await readLive(ctx).catch((error: unknown) => {
    ctx.log.error({ err: error }, "the live figures cannot be read");
    return null;
  });
  return <HomeContent contact={env().CONTACT_EMAIL} figures={<KeyFigures live={live} />} />;
}
