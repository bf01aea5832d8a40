"use server";
import { attemptOf, typedValues } from "@/lib/actions/form-input";
import { requireStaff } from "@/lib/auth/require-staff";
import { entryOf } from "@/lib/errors/catalogue";
import { DomainError } from "@/lib/errors/domain-error";
import { logRefusal } from "@/lib/errors/log-refusal";
import { requestContext } from "@/lib/http/request-context";
import { readArchivedUsager } from "@/lib/retention/read-archived-usager";
import { archiveReadingSchema } from "@/lib/retention/schemas";
import type { ArchiveReading } from "@/components/retention/archive-reading";

/**
 * Reads an archived usager and answers in the page itself: what is read stays out of addresses and
 * cookies. Arguments come from the client: they may be anything.
 */
export async function readArchiveAction(previous: unknown, data: unknown): Promise<ArchiveReading> {
  const ctx = await requestContext();
  const actor = await requireStaff(ctx, "TECHNICAL");
  const typed = typedValues(data);
  const before =
    typeof previous === "object" && previous !== null && "form" in previous
      ? previous.form
      : undefined;
  const answer = { values: Object.fromEntries(typed), attempt: attemptOf(before) };
  const parsed = archiveReadingSchema.safeParse(
    Object.fromEntries([...typed].map(([name, all]) => [name, all.at(-1)])),
  );
  if (!parsed.success) {
    const fieldErrors: Record<string, string[]> = {};
    for (const { path, message } of parsed.error.issues) {
      (fieldErrors[String(path[0])] ??= []).push(message);
    }
    return { form: { status: "invalid", fieldErrors, formErrors: [], ...answer }, read: null };
  }
  try {
    return { form: { status: "idle" }, read: await readArchivedUsager(ctx, actor, parsed.data) };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    logRefusal(ctx, error, actor);
    const fieldErrors = { [error.options.field ?? "usager"]: [entryOf(error.code).message] };
    return { form: { status: "refused", fieldErrors, formErrors: [], ...answer }, read: null };
  }
}
