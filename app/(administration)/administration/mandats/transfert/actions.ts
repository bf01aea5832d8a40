"use server";
import type { TransferState } from "@/components/administration/transfer-state";
import { attemptOf, typedValues } from "@/lib/actions/form-input";
import type { FormState } from "@/lib/actions/form-state";
import { requireStaff } from "@/lib/auth/require-staff";
import { entryOf } from "@/lib/errors/catalogue";
import { DomainError } from "@/lib/errors/domain-error";
import { logRefusal } from "@/lib/errors/log-refusal";
import { requestContext } from "@/lib/http/request-context";
import { transferMandats, transferSchema } from "@/lib/mandat/transfer-mandats";

const previousForm = (previous: unknown): unknown =>
  typeof previous === "object" && previous !== null && "form" in previous
    ? previous.form
    : undefined;

type Messages = Readonly<Record<string, readonly string[]>>;

/** Unlike other forms, this one answers with results on the same page, one a mandat. */
export async function transferAction(previous: unknown, data: unknown): Promise<TransferState> {
  const ctx = await requestContext();
  const actor = await requireStaff(ctx, "TECHNICAL");
  const typed = typedValues(data);
  const refused = (fieldErrors: Messages): FormState => ({
    status: "refused",
    fieldErrors,
    formErrors: [],
    values: Object.fromEntries(typed),
    attempt: attemptOf(previousForm(previous)),
  });
  const parsed = transferSchema.safeParse({
    mandat: typed.get("mandat") ?? [],
    organisation: typed.get("organisation")?.at(-1),
    reason: typed.get("reason")?.at(-1),
  });
  if (!parsed.success) {
    const messages = parsed.error.issues.map(
      ({ path, message }) => [String(path[0] ?? "mandat"), [message]] as const,
    );
    return { form: refused(Object.fromEntries(messages)), results: null };
  }
  try {
    const results = await transferMandats(ctx, actor, parsed.data);
    return { form: { status: "idle" }, results };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    logRefusal(ctx, error, actor);
    const field = error.options.field ?? "organisation";
    return { form: refused({ [field]: [entryOf(error.code).message] }), results: null };
  }
}
