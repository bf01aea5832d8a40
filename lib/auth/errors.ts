import type { ErrorEntry } from "@/lib/errors/entry";

export const authErrors = {} satisfies Record<string, ErrorEntry>;
