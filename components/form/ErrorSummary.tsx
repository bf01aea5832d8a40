"use client";
import { useEffect, useRef } from "react";
import { fieldId } from "./form-context";

const TITLE = "Il y a des erreurs dans le formulaire";
const TITLE_PREFIX = "Erreur : ";

interface ErrorSummaryProps {
  /** Messages by field; each links to its field. */
  fieldErrors: Readonly<Record<string, readonly string[]>>;
  /** Messages of the form as a whole. */
  formErrors?: readonly string[];
  /** Changes at each failed submit, so that focus comes back on the same errors. */
  attempt: number;
}

/** A group of choices cannot be focused: its first choice is. */
function focusField(name: string): boolean {
  const target = document.getElementById(fieldId(name));
  const field = target?.matches("input, select, textarea")
    ? target
    : target?.querySelector<HTMLElement>("input, select, textarea");
  field?.focus();
  return field !== null && field !== undefined;
}

/**
 * List of what prevents a form from being accepted: takes focus after each failed submit, links to
 * the fields, and says it in the title of the window (NAV-13). Without script, `autofocus` does it.
 */
export function ErrorSummary({ fieldErrors, formErrors = [], attempt }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // A form that was only reshaped has no error to tell
    if (box.current === null) return;
    box.current.focus();
    if (!document.title.startsWith(TITLE_PREFIX)) document.title = TITLE_PREFIX + document.title;
  }, [attempt]);
  const fields = Object.entries(fieldErrors).flatMap(([name, messages]) =>
    messages.map((message) => ({ name, message })),
  );
  if (fields.length + formErrors.length === 0) return null;
  return (
    <div
      ref={box}
      className="fr-alert fr-alert--error fr-mb-4w"
      role="group"
      aria-labelledby="resume-erreurs"
      tabIndex={-1}
      autoFocus
    >
      <h2 className="fr-alert__title" id="resume-erreurs">
        {TITLE}
      </h2>
      <ul>
        {formErrors.map((message) => (
          <li key={message}>{message}</li>
        ))}
        {fields.map(({ name, message }) => (
          <li key={`${name} ${message}`}>
            <a
              href={`#${fieldId(name)}`}
              onClick={(event) => {
                if (focusField(name)) event.preventDefault();
              }}
            >
              {message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
