import type { ReactNode } from "react";
import styles from "./remote.module.css";

/** Shown once « Par SMS » is chosen in the remote block of the same form. */
export function BySms({ children }: { children: ReactNode }) {
  return <div className={styles.bySms}>{children}</div>;
}

/** Shown otherwise. */
export function NotBySms({ children }: { children: ReactNode }) {
  return <div className={styles.notBySms}>{children}</div>;
}
