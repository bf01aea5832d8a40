import type { InputHTMLAttributes, ReactNode } from "react";
import styles from "./tiles.module.css";

interface ChoiceTileProps {
  type: "checkbox" | "radio";
  id: string;
  title: ReactNode;
  children: ReactNode;
  picture?: ReactNode;
  input: InputHTMLAttributes<HTMLInputElement>;
}

const classes = (...names: (string | undefined | false)[]): string =>
  names.filter(Boolean).join(" ");

/** A choice as large as its text: the whole tile ticks. */
export function ChoiceTile({ type, id, title, children, picture, input }: ChoiceTileProps) {
  const group = type === "checkbox" ? "fr-checkbox-group" : "fr-radio-group";
  return (
    <div className={classes(group, styles.tile, picture !== undefined && styles.illustrated)}>
      <input {...input} type={type} id={id} />
      <label className={classes("fr-label", styles.label)} htmlFor={id}>
        <span className={styles.title}>{title}</span>
        {children}
      </label>
      {picture !== undefined && (
        <span className={styles.picture} aria-hidden="true">
          {picture}
        </span>
      )}
    </div>
  );
}
