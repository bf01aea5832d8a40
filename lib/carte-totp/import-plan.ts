import type { Ctx } from "@/lib/context.types";
import type { Database } from "@/lib/db/client";
import type { Tx } from "@/lib/db/transaction";
import type { OtpDevice } from "@/lib/generated/prisma/client";
import type { CardRow, LineError } from "./card-rows";
import { openOtpSecret } from "./secret";

export interface PlannedCard extends CardRow {
  effect: "add" | "modify" | "none";
  /** Of the card that exists. */
  id: string | null;
  newSeed: boolean;
}

/** What the import of these cards would do now. Nothing is done when there is an error. */
export interface ImportPlan {
  cards: PlannedCard[];
  errors: LineError[];
}

type Judged = { card: PlannedCard } | { error: LineError };

function judge(ctx: Pick<Ctx, "cipher">, row: CardRow, known: OtpDevice | undefined): Judged {
  if (!known) return { card: { ...row, effect: "add", id: null, newSeed: true } };
  const newSeed = Buffer.from(openOtpSecret(ctx, known)).toString("hex") !== row.seed;
  const moved = row.organisationId !== null && row.organisationId !== known.organisationId;
  const same = !newSeed && !moved && row.periodSeconds === known.periodSeconds;
  if (same) return { card: { ...row, effect: "none", id: known.id, newSeed } };
  if (known.userId !== null) {
    const message = `La carte ${row.serial} est liée à un compte : elle ne peut pas changer.`;
    return { error: { line: row.line, message } };
  }
  return { card: { ...row, effect: "modify", id: known.id, newSeed } };
}

/**
 * Compares the cards of a file with the stock. A card that somebody holds never changes (auth-referent
 * §2.5). Two statements whatever the rows.
 */
export async function planImport(
  ctx: Pick<Ctx, "cipher">,
  db: Database | Tx,
  rows: readonly CardRow[],
): Promise<ImportPlan> {
  const serials = rows.map(({ serial }) => serial);
  const stock = await db.otpDevice.findMany({ where: { serialNumber: { in: serials } } });
  const known = new Map(stock.map((card) => [card.serialNumber, card]));
  const named = [...new Set(rows.flatMap(({ organisationId }) => organisationId ?? []))];
  const structures = await db.organisation.findMany({
    where: { id: { in: named } },
    select: { id: true },
  });
  const exists = new Set(structures.map(({ id }) => id));
  const judged = rows.map((row): Judged => {
    if (row.organisationId !== null && !exists.has(row.organisationId)) {
      return { error: { line: row.line, message: "Structure inconnue : donnez son identifiant." } };
    }
    return judge(ctx, row, known.get(row.serial));
  });
  return {
    cards: judged.flatMap((one) => ("card" in one ? [one.card] : [])),
    errors: judged.flatMap((one) => ("error" in one ? [one.error] : [])),
  };
}
