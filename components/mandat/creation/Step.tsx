import type { ReactNode } from "react";
import styles from "./tiles.module.css";

interface StepProps {
  number: number;
  children: ReactNode;
}

/** Heading of a step of the form, with its number. */
export function StepTitle({ number, children }: StepProps) {
  return (
    <h2 className={`fr-h4 ${styles.step ?? ""}`}>
      <span className={styles.number}>{number}</span>
      <span>{children}</span>
    </h2>
  );
}

export const sectionClass = styles.section ?? "";
export const mentionsClass = styles.mentions ?? "";
