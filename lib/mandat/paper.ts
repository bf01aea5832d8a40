import type { MandatPaper, PaperItem, Prisma } from "@/lib/generated/prisma/client";

/** Who ticked a step of the checklist, and when. */
export interface PaperMark {
  at: Date;
  by: string;
}

/** Checklist of a mandat's paper (mandats §3.8): null is what is left to do. */
export type PaperChecklist = Readonly<Record<PaperItem, PaperMark | null>>;

/** To read a checklist with its mandat. */
export const WITH_PAPER = {
  include: { checkedBy: { select: { firstName: true, lastName: true } } },
} as const satisfies Prisma.Mandat$paperArgs;

type Row = Pick<MandatPaper, "item" | "checkedAt"> & {
  checkedBy: { firstName: string; lastName: string };
};

export function checklistOf(rows: readonly Row[]): PaperChecklist {
  const markOf = (item: PaperItem): PaperMark | null => {
    const row = rows.find((one) => one.item === item);
    if (!row) return null;
    return { at: row.checkedAt, by: `${row.checkedBy.firstName} ${row.checkedBy.lastName}` };
  };
  return { SIGNED: markOf("SIGNED"), COPY_GIVEN: markOf("COPY_GIVEN") };
}
