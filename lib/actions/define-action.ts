import type { z } from "zod";
import type { Ctx } from "@/lib/context.types";
import { entryOf } from "@/lib/errors/catalogue";
import { DomainError } from "@/lib/errors/domain-error";
import { logRefusal } from "@/lib/errors/log-refusal";
import { requestContext } from "@/lib/http/request-context";
import { attemptOf, typedValues, type Typed } from "./form-input";
import { IDLE, type FormState, type ReportState } from "./form-state";

interface Attempt<A, T, R> {
  /**
   * Guard of lib/auth/require.ts: builds the actor or leaves the page. `field` gives what a hidden
   * field says, as it came, for guards that depend on whom the act is about.
   */
  actor: (ctx: Ctx, field: (name: string) => string) => Promise<A>;
  /** The form's schema, or what makes it for an actor whose rights decide the accepted values. */
  schema: z.ZodType<T> | ((ctx: Ctx, actor: A) => Promise<z.ZodType<T>>);
  /** Fields whose every value counts (checkboxes of one name); the others give their last value. */
  lists?: readonly string[];
  /** Fields that are never sent back. */
  secrets?: readonly string[];
  /**
   * What a button that submits nothing makes of the form (one more row, fields filled from elsewhere):
   * the values to show, or nothing when the form is to be submitted. Works without script.
   */
  reshape?: (ctx: Ctx, actor: A, typed: Typed) => Promise<Messages | undefined>;
  run: (ctx: Ctx, actor: A, input: T) => Promise<R>;
}

interface Definition<A, T, R> extends Attempt<A, T, R> {
  /** Called outside any try: a redirect is an exception in Next. */
  onSuccess: (result: R, ctx: Ctx, actor: A) => Promise<never> | never;
}

type Messages = Record<string, readonly string[]>;

const shown = (values: Typed, secrets: readonly string[]): Messages =>
  Object.fromEntries([...values].filter(([name]) => !secrets.includes(name)));

/** All messages of a failed parse, by field; those of no field apart. */
function messagesOf(error: z.ZodError): { fieldErrors: Messages; formErrors: string[] } {
  const byField = new Map<string, string[]>();
  const formErrors: string[] = [];
  for (const { path, message } of error.issues) {
    const [field] = path;
    const name = String(field);
    const place = field === undefined ? formErrors : (byField.get(name) ?? []);
    if (!place.includes(message)) place.push(message);
    if (field !== undefined) byField.set(name, place);
  }
  return { fieldErrors: Object.fromEntries(byField), formErrors };
}

/** Messages of the fields that a refusal names. */
function refusedFields({ code, options }: DomainError): Messages {
  const { field, fields = {} } = options;
  const named = field === undefined ? fields : { ...fields, [field]: code };
  return Object.fromEntries(
    Object.entries(named).map(([name, refusal]) => [name, [entryOf(refusal).message]]),
  );
}

type Outcome<A, R> = { state: FormState } | { result: R; ctx: Ctx; actor: A };

/** Everything of an action but what follows its success. */
async function attempt<A, T, R>(
  definition: Attempt<A, T, R>,
  previous: unknown,
  data: unknown,
): Promise<Outcome<A, R>> {
  const { lists = [], secrets = [] } = definition;
  const ctx = await requestContext();
  const typed = typedValues(data);
  const actor = await definition.actor(ctx, (name) => typed.get(name)?.at(-1) ?? "");
  const answer = { values: shown(typed, secrets), attempt: attemptOf(previous) };
  const input = Object.fromEntries<unknown>([
    ...[...typed].map(([name, all]) => [name, all.at(-1)] as const),
    ...lists.map((name) => [name, typed.get(name) ?? []] as const),
  ]);
  const reshaped = await definition.reshape?.(ctx, actor, typed);
  if (reshaped) {
    const nothing = { fieldErrors: {}, formErrors: [] };
    return { state: { status: "invalid", ...nothing, ...answer, values: reshaped } };
  }
  const { schema: given } = definition;
  const schema = typeof given === "function" ? await given(ctx, actor) : given;
  const parsed = schema.safeParse(input);
  if (!parsed.success) {
    return { state: { status: "invalid", ...messagesOf(parsed.error), ...answer } };
  }
  try {
    return { result: await definition.run(ctx, actor, parsed.data), ctx, actor };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    logRefusal(ctx, error, actor);
    const { reference } = error.options;
    const fieldErrors = refusedFields(error);
    const formErrors = Object.keys(fieldErrors).length > 0 ? [] : [entryOf(error.code).message];
    const about = reference === undefined ? {} : { reference };
    return { state: { status: "refused", fieldErrors, formErrors, ...about, ...answer } };
  }
}

/**
 * Makes a server action: actor → one parse with the form's own schema → use case → success. A refusal
 * of the domain is logged and becomes a message, anything else is thrown to the error page. Both
 * arguments come from the client: they may be anything.
 */
export function defineAction<A, T, R>(definition: Definition<A, T, R>) {
  return async (previous: unknown, data: unknown): Promise<FormState> => {
    const outcome = await attempt(definition, previous, data);
    if ("state" in outcome) return outcome.state;
    return definition.onSuccess(outcome.result, outcome.ctx, outcome.actor);
  };
}

const formOf = (previous: unknown): unknown =>
  typeof previous === "object" && previous !== null && "form" in previous
    ? previous.form
    : undefined;

/**
 * The same for an act whose result is shown once, on the page of its form: what became of each line, a
 * code that nobody reads twice. The result travels to that page and is kept nowhere.
 */
export function defineReportAction<A, T, R>(definition: Attempt<A, T, R>) {
  return async (previous: unknown, data: unknown): Promise<ReportState<R>> => {
    const outcome = await attempt(definition, formOf(previous), data);
    if ("state" in outcome) return { form: outcome.state, report: null };
    return { form: IDLE, report: outcome.result };
  };
}
