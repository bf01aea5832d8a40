"use client";
import { startTransition, useRef, useState, type SubmitEvent, type ReactNode } from "react";
import { useForm, type FieldErrors, type Resolver } from "react-hook-form";
import type { z } from "zod";
import { ErrorSummary } from "./ErrorSummary";
import { FormContext } from "./form-context";
import { useActionForm, type FormAction } from "./use-action-form";

interface ValidatedFormProps {
  action: FormAction;
  /**
   * Fetches the schema of the action at the first submit, so that no page waits for zod: the browser
   * checks for comfort, the server decides.
   */
  schema: () => Promise<z.ZodType>;
  /** Fields whose values are a list (checkboxes of one name). */
  lists?: readonly string[];
  children: ReactNode;
  autoComplete?: "on" | "off";
  className?: string;
}

type Values = Record<string, unknown>;

/** What the action would read of the form as it stands, hidden fields and filled ones included. */
function readable(form: HTMLFormElement, lists: readonly string[]): Values {
  const data = new FormData(form);
  const textsOf = (name: string) => data.getAll(name).filter((one) => typeof one === "string");
  const values: Values = {};
  for (const name of data.keys()) values[name] = textsOf(name).at(-1);
  for (const name of lists) values[name] = textsOf(name);
  return values;
}

type Fields = Parameters<Resolver<Values>>[2]["fields"];

/** The form that these fields are in. */
function formOf(fields: Fields): HTMLFormElement | null {
  for (const field of Object.values(fields)) {
    const element = field.refs?.[0] ?? field.ref;
    if (element instanceof HTMLElement && "form" in element) return element.form;
  }
  return null;
}

const resolverOf =
  (load: () => Promise<z.ZodType>, lists: readonly string[]): Resolver<Values> =>
  async (values, _context, { fields }) => {
    // a schema that does not come leaves the whole check to the server
    const schema = await load().catch(() => undefined);
    const form = formOf(fields);
    const parsed = form === null ? undefined : schema?.safeParse(readable(form, lists));
    if (!parsed || parsed.success) return { values, errors: {} };
    const errors: FieldErrors<Values> = {};
    for (const { path, message } of parsed.error.issues) {
      errors[String(path[0] ?? "root")] ??= { type: "schema", message };
    }
    return { values: {}, errors };
  };

const messagesOf = (errors: FieldErrors<Values>): Record<string, string | undefined> =>
  Object.fromEntries(
    Object.entries(errors).map(([name, error]) => {
      const message = error?.message;
      return [name, typeof message === "string" ? message : undefined];
    }),
  );

/**
 * ActionForm that first checks with the same schema in the browser (react-hook-form): a mistake is
 * said without a round trip. For client components only, since a schema cannot cross from the server.
 */
export function ValidatedForm(props: ValidatedFormProps) {
  const { action, schema, lists = [], children, autoComplete, className } = props;
  const { state, submit, pending } = useActionForm(action);
  const form = useRef<HTMLFormElement>(null);
  const [failed, setFailed] = useState<{
    errors: Record<string, string | undefined>;
    attempt: number;
  }>();
  const { register, handleSubmit } = useForm<Values>({
    resolver: resolverOf(schema, lists),
    shouldFocusError: false,
  });
  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    // A named button asks for something else than the whole form: the server answers
    if (event.submitter?.getAttribute("name")) {
      setFailed(undefined);
      return;
    }
    event.preventDefault();
    void handleSubmit(
      () => {
        setFailed(undefined);
        const data = new FormData(form.current ?? undefined);
        startTransition(() => submit(data));
      },
      (errors) =>
        setFailed((last) => ({ errors: messagesOf(errors), attempt: (last?.attempt ?? 0) + 1 })),
    )(event);
  };
  const shown = failed
    ? {
        fieldErrors: Object.fromEntries(
          Object.entries(failed.errors).map(([name, message]) => [name, message ? [message] : []]),
        ),
        attempt: failed.attempt,
      }
    : state.status === "idle"
      ? undefined
      : state;
  return (
    <form
      ref={form}
      action={submit}
      onSubmit={onSubmit}
      noValidate
      autoComplete={autoComplete}
      className={className}
    >
      {shown && <ErrorSummary {...shown} />}
      <FormContext value={{ state, pending, browserErrors: failed?.errors, register }}>
        {children}
      </FormContext>
    </form>
  );
}
