import { templateAt } from "@/lib/attestation/templates";
import type { AidantActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import { DomainError } from "@/lib/errors/domain-error";
import { renderMarkdown } from "@/lib/markdown/render";
import { frenchSample } from "./french-sample";
import { languageOf, LANGUAGES, type Language } from "./languages";

/** « # » of a translation, under the title of the page. */
const TOP_LEVEL = 2;

/** HTML of a translation, safe whatever was typed. */
export const translationHtml = (body: string): string => renderMarkdown(body, TOP_LEVEL);

export interface Translation {
  language: Language;
  html: string;
  /** Whether a human translator has approved it. */
  humanReviewed: boolean;
  /** Made from an older legal text than the one in force. */
  outdated: boolean;
}

export interface TranslationPage {
  /** Blank French sample: the only text that has a legal value once signed. */
  frenchHtml: string;
  languages: readonly Language[];
  /** The chosen one, if any. */
  translation: Translation | null;
}

/** Languages that have a text, in display order: nothing private. */
export async function translatedLanguages(ctx: Pick<Ctx, "db">): Promise<Language[]> {
  const rows = await ctx.db.mandateTranslation.findMany({ select: { lang: true } });
  const written = new Set(rows.map(({ lang }) => lang));
  return LANGUAGES.filter(({ lang }) => written.has(lang));
}

/**
 * One translation, for an aidant who may create mandats. It belongs to no organisation.
 * @throws TRADUCTION_INTROUVABLE
 */
export async function readTranslation(
  ctx: Pick<Ctx, "db" | "clock">,
  _actor: AidantActor,
  lang: string,
): Promise<Translation> {
  const language = languageOf(lang);
  const row = language
    ? await ctx.db.mandateTranslation.findUnique({ where: { lang: language.lang } })
    : null;
  if (!language || !row) throw new DomainError("TRADUCTION_INTROUVABLE");
  return {
    language,
    html: translationHtml(row.body),
    humanReviewed: row.humanReviewed,
    outdated: row.sourceTemplateVersion < templateAt(ctx.clock.now()).version,
  };
}

/**
 * The page of translations (mandats §5.10).
 * @param lang as asked; nothing shows the French text alone
 * @throws TRADUCTION_INTROUVABLE
 */
export async function readTranslationPage(
  ctx: Pick<Ctx, "db" | "clock">,
  actor: AidantActor,
  lang: string | undefined,
): Promise<TranslationPage> {
  return {
    frenchHtml: frenchSample(ctx).html,
    languages: await translatedLanguages(ctx),
    translation: lang ? await readTranslation(ctx, actor, lang) : null,
  };
}
