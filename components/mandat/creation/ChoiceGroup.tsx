"use client";
import type { SyntheticEvent, ReactNode } from "react";
import { useField } from "@/components/form/form-context";
import styles from "./tiles.module.css";

interface ChoiceGroupProps {
  name: string;
  legend: ReactNode;
  hint: string;
  columns: "two" | "four";
  onChange?: (event: SyntheticEvent<HTMLFieldSetElement>) => void;
  children: ReactNode;
}

/** Identifier of the message of a group, which its choices refer to. */
export const messageId = (id: string): string => `${id}-messages`;

/** Group of tiles, with its title, its help and its error. */
export function ChoiceGroup({ name, legend, hint, columns, onChange, children }: ChoiceGroupProps) {
  const { id, error } = useField(name);
  const state = error === undefined ? "" : " fr-fieldset--error";
  return (
    <fieldset
      className={`fr-fieldset fr-mb-0${state}`}
      id={id}
      onChange={onChange}
      aria-describedby={`${id}-aide ${messageId(id)}`}
    >
      <legend className="fr-fieldset__legend">{legend}</legend>
      <p className="fr-fieldset__element fr-hint-text fr-mt-n1w" id={`${id}-aide`}>
        {hint}
      </p>
      <div className="fr-messages-group fr-fieldset__element" id={messageId(id)}>
        {error !== undefined && <p className="fr-message fr-message--error">{error}</p>}
      </div>
      <div className={`${styles.grid ?? ""} ${styles[columns] ?? ""}`}>{children}</div>
    </fieldset>
  );
}
