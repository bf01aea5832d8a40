import type { Metadata } from "next";
import { TranslationScreen } from "@/components/traduction/TranslationScreen";
import { requireAidant } from "@/lib/auth/require";
import { orAbsent } from "@/lib/http/or-absent";
import { requestContext } from "@/lib/http/request-context";
import { readTranslationPage } from "@/lib/traduction/read-translations";

export const metadata: Metadata = { title: "Traduction du mandat – Aidants Connect" };

interface TranslationPageProps {
  searchParams: Promise<{ langue?: string | string[] }>;
}

/** French sample and its translation (mandats §5.10); a POST to this address gets the text alone. */
export default async function TranslationPage({ searchParams }: TranslationPageProps) {
  const ctx = await requestContext();
  const actor = await requireAidant(ctx);
  const { langue } = await searchParams;
  const lang = Array.isArray(langue) ? langue.at(-1) : langue;
  return <TranslationScreen page={await orAbsent(readTranslationPage(ctx, actor, lang))} />;
}
