import { z } from "zod";
import { assertStaffRole } from "@/lib/administration/assert-role";
import { templateAt } from "@/lib/attestation/templates";
import type { StaffActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import { sha256 } from "@/lib/crypto/hash";
import { lockName } from "@/lib/db/lock";
import { inTransaction } from "@/lib/db/transaction";
import { DomainError } from "@/lib/errors/domain-error";
import { recordEntry } from "@/lib/journal/record";
import { languageOf, LANGUAGES, type Language } from "./languages";

const LONGEST = 20_000;

/** Form of a translation; read in the browser too. */
export const translationSchema = z.object({
  lang: z.string().max(20),
  body: z
    .string({ error: "Rédigez la traduction." })
    .max(LONGEST, "La traduction doit tenir en 20 000 caractères.")
    .transform((text) => text.replace(/\r\n?/g, "\n").trim())
    .pipe(z.string().min(1, "Rédigez la traduction.")),
  humanReviewed: z.literal("on").optional(),
  /** Version of the text that the form was opened on: two people never overwrite each other. */
  basedOn: z.string().max(64),
});

export type TranslationInput = z.output<typeof translationSchema>;

/** Names the stored text that a form edits; empty when there is none yet. */
const versionOf = (row: { body: string; updatedAt: Date } | null): string =>
  row ? sha256(`${row.updatedAt.toISOString()}\n${row.body}`) : "";

export interface TranslationRow {
  language: Language;
  /** Null as long as nothing was written in this language. */
  written: {
    updatedAt: Date;
    /** Null for the texts that came with the service. */
    updatedBy: string | null;
    sourceTemplateVersion: string;
    outdated: boolean;
    humanReviewed: boolean;
  } | null;
}

/** Every language with the state of its text, for the team; the written ones first. */
export async function listTranslations(
  ctx: Pick<Ctx, "db" | "clock">,
  actor: StaffActor,
): Promise<TranslationRow[]> {
  assertStaffRole(actor, "METIER");
  const current = templateAt(ctx.clock.now()).version;
  const rows = await ctx.db.mandateTranslation.findMany({
    include: { updatedBy: { select: { firstName: true, lastName: true } } },
  });
  const lines = LANGUAGES.map((language): TranslationRow => {
    const row = rows.find(({ lang }) => lang === language.lang);
    if (!row) return { language, written: null };
    const { updatedAt, updatedBy, sourceTemplateVersion, humanReviewed } = row;
    return {
      language,
      written: {
        updatedAt,
        updatedBy: updatedBy ? `${updatedBy.firstName} ${updatedBy.lastName}` : null,
        sourceTemplateVersion,
        outdated: sourceTemplateVersion < current,
        humanReviewed,
      },
    };
  });
  return [...lines.filter(({ written }) => written), ...lines.filter(({ written }) => !written)];
}

export interface EditedTranslation {
  language: Language;
  body: string;
  humanReviewed: boolean;
  outdated: boolean;
  basedOn: string;
}

/**
 * What the edit form shows, for the team (« métier »).
 * @throws TRADUCTION_INTROUVABLE for a language that is not in the list
 */
export async function findTranslation(
  ctx: Pick<Ctx, "db" | "clock">,
  actor: StaffActor,
  lang: string,
): Promise<EditedTranslation> {
  assertStaffRole(actor, "METIER");
  const language = languageOf(lang);
  if (!language) throw new DomainError("TRADUCTION_INTROUVABLE");
  const row = await ctx.db.mandateTranslation.findUnique({ where: { lang } });
  return {
    language,
    body: row?.body ?? "",
    humanReviewed: row?.humanReviewed ?? false,
    outdated: row !== null && row.sourceTemplateVersion < templateAt(ctx.clock.now()).version,
    basedOn: versionOf(row),
  };
}

/**
 * Writes a translation, said to be made from the legal text in force, for the team (« métier »). Only
 * the hash of the text goes to the journal, `update_translation`.
 * @throws TRADUCTION_INTROUVABLE; TRADUCTION_CHANGEE when somebody else saved it meanwhile
 */
export async function saveTranslation(
  ctx: Ctx,
  actor: StaffActor,
  input: TranslationInput,
): Promise<void> {
  assertStaffRole(actor, "METIER");
  const language = languageOf(input.lang);
  if (!language) throw new DomainError("TRADUCTION_INTROUVABLE");
  const { lang, dir } = language;
  await inTransaction(ctx, async (tx) => {
    await lockName(tx, `mandate-translation:${lang}`);
    const known = await tx.mandateTranslation.findUnique({ where: { lang } });
    if (versionOf(known) !== input.basedOn) throw new DomainError("TRADUCTION_CHANGEE");
    const now = ctx.clock.now();
    const facts = {
      dir,
      body: input.body,
      humanReviewed: input.humanReviewed === "on",
      sourceTemplateVersion: templateAt(now).version,
      updatedAt: now,
      updatedById: actor.userId,
    };
    await tx.mandateTranslation.upsert({
      where: { lang },
      create: { lang, ...facts },
      update: facts,
    });
    const { sourceTemplateVersion, humanReviewed } = facts;
    const details = { lang, sourceTemplateVersion, humanReviewed, textHash: sha256(input.body) };
    await recordEntry(ctx, tx, now, actor, { action: "update_translation", details });
  });
}
