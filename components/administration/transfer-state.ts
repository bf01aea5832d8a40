import { IDLE, type FormState } from "@/lib/actions/form-state";
import type { TransferResult } from "@/lib/mandat/transfer-mandats";

/** Answer of the form of a transfer: that of any form, or the result of each mandat. */
export interface TransferState {
  form: FormState;
  results: readonly TransferResult[] | null;
}

export const NOTHING_MOVED: TransferState = { form: IDLE, results: null };
