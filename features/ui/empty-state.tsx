import type { ReactNode } from "react";
import styles from "./empty-state.module.css";

interface EmptyStateProps {
  readonly title: string;
  /** What to do next. */
  readonly advice: string;
  readonly children?: ReactNode;
}

/** A page or a list with nothing in it: says so, and what to do about it. */
export function EmptyState({ title, advice, children }: EmptyStateProps) {
  return (
    <section className={styles.empty}>
      <h1>{title}</h1>
      <p>{advice}</p>
      {children}
    </section>
  );
}
