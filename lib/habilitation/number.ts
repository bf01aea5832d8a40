import type { Tx } from "@/lib/db/transaction";

const SEQUENCE = "datapassid";
const PREFIX_LENGTH = 3;

const unpadded = (number: string): string => number.replace(/^0+/, "");

async function nextValue(tx: Tx): Promise<number> {
  const { value } = await tx.idSequence.update({
    where: { code: SEQUENCE },
    data: { value: { increment: 1 } },
  });
  return value;
}

/** Whether another request, or a structure of before, has this number, leading zeros apart. */
async function isTaken(tx: Tx, number: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    select 1 from structure_request where ltrim(habilitation_number, '0') = ${unpadded(number)}
    union all
    select 1 from organisation where ltrim(habilitation_number, '0') = ${unpadded(number)} limit 1`;
  return rows.length > 0;
}

/**
 * A number of habilitation (V20): three characters of the postal code, then the next value of the
 * sequence, whose row is held until the end of the transaction. Kept as text, its zero included.
 */
export async function nextNumber(tx: Tx, zipcode: string): Promise<string> {
  for (;;) {
    const number = `${zipcode.slice(0, PREFIX_LENGTH)}${String(await nextValue(tx))}`;
    if (!(await isTaken(tx, number))) return number;
  }
}
