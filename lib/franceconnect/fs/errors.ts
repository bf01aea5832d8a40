import type { ErrorEntry } from "@/lib/errors/entry";

export const fsErrors = {} satisfies Record<string, ErrorEntry>;
