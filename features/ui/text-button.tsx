import type { ComponentProps } from "react";
import styles from "./text-button.module.css";

interface TextButtonProps extends ComponentProps<"button"> {
  /** The one that people most likely came for. */
  readonly main?: boolean;
}

/** A button in words, perhaps with an icon before them. */
export function TextButton({ main = false, children, ...rest }: TextButtonProps) {
  return (
    <button type="button" className={main ? styles.main : styles.button} {...rest}>
      {children}
    </button>
  );
}
