import { type ReactNode, useId } from "react";
import styles from "./settings.module.css";

interface PartProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** Settings that belong together. */
export function Part({ title, children }: PartProps) {
  const heading = useId();
  return (
    <section className={styles.part} aria-labelledby={heading}>
      <h2 id={heading}>{title}</h2>
      {children}
    </section>
  );
}
