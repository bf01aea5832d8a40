import type { ErrorEntry } from "@/lib/errors/entry";

export const organisationErrors = {} satisfies Record<string, ErrorEntry>;
