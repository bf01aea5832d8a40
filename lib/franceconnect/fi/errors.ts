import type { ErrorEntry } from "@/lib/errors/entry";

export const fiErrors = {} satisfies Record<string, ErrorEntry>;
