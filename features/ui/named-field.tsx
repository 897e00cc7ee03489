import type { ReactNode } from "react";
import styles from "./field.module.css";

interface NamedFieldProps {
  readonly name: string;
  /** One control. */
  readonly children: ReactNode;
}

/** Where people type or choose, below its name. */
export function NamedField({ name, children }: NamedFieldProps) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child
    <label className={styles.named}>
      <span>{name}</span>
      {children}
    </label>
  );
}
