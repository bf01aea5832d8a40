import type { ErrorEntry } from "@/lib/errors/entry";

export const mandatErrors = {} satisfies Record<string, ErrorEntry>;
