import type { ComponentProps } from "react";
import styles from "./text-button.module.css";

/** A button in words, perhaps with an icon before them. */
export function TextButton({ children, ...rest }: ComponentProps<"button">) {
  return (
    <button type="button" className={styles.button} {...rest}>
      {children}
    </button>
  );
}
