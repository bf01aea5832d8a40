import { IDLE, type FormState } from "@/lib/actions/form-state";
import type { ArchivedUsager } from "@/lib/retention/read-archived-usager";

/** Answer of the form that reads an archived usager. */
export interface ArchiveReading {
  form: FormState;
  read: ArchivedUsager | null;
}

export const NOTHING_READ: ArchiveReading = { form: IDLE, read: null };
