import type { Metadata } from "next";
import { publicMetadata } from "@/components/layout/page-metadata";
import { formatCount } from "@/components/stats/format";
import { monthsOf, periodOf } from "@/components/stats/periods";
import { StatsScreen } from "@/components/stats/StatsScreen";
import { parisDay } from "@/lib/attestation/paris-dates";
import type { Ctx } from "@/lib/context.types";
import type { Query } from "@/lib/http/page-number";
import { requestContext } from "@/lib/http/request-context";
import { DICTIONARY, ON_IMAGE } from "@/lib/statistiques/indicators";
import { toPayload } from "@/lib/statistiques/live-payload";
import { readForImage, readLive } from "@/lib/statistiques/read-live";
import { readMonths } from "@/lib/statistiques/read-publication";

/** No failure of a figure takes the page away (STAT-12). */
const orNothing = <T,>(ctx: Ctx, reading: Promise<T>): Promise<T | null> =>
  reading.catch((error: unknown) => {
    ctx.log.error({ err: error }, "figures cannot be read");
    return null;
  });

interface StatsPageProps {
  searchParams: Query;
}

export async function generateMetadata({ searchParams }: StatsPageProps): Promise<Metadata> {
  const ctx = await requestContext();
  const base = publicMetadata("stats");
  const asked = (await searchParams).periode;
  const title = `Statistiques, ${periodOf(asked).label} – Aidants Connect`;
  const drawn = await orNothing(ctx, readForImage(ctx));
  const said = drawn
    ? ON_IMAGE.map(
        (code) => `${DICTIONARY[code].label} : ${formatCount(drawn.figures[code])}`,
      ).join(", ")
    : "Statistiques d’Aidants Connect";
  const [image] = [base.openGraph?.images ?? []].flat();
  const images = [{ ...(image as object), url: "/opengraph/stats.png", alt: said }];
  return {
    ...base,
    ...(asked === undefined ? {} : { title }),
    openGraph: { ...base.openGraph, images },
    twitter: { ...base.twitter, images },
  };
}

export default async function StatsPage({ searchParams }: StatsPageProps) {
  const ctx = await requestContext();
  const period = periodOf((await searchParams).periode);
  const today = parisDay(ctx.clock.now());
  const [live, published] = await Promise.all([
    orNothing(ctx, readLive(ctx)),
    orNothing(ctx, readMonths(ctx)),
  ]);
  const months = monthsOf(published?.months ?? [], period, today.slice(0, 7));
  return (
    <StatsScreen
      live={live && toPayload(live)}
      firstDay={live?.firstDay ?? null}
      period={period}
      published={published && { ...published, months }}
      today={today}
      contact={ctx.settings.CONTACT_EMAIL}
    />
  );
}
