import type { ComponentProps, ReactNode } from "react";
import styles from "./text-button.module.css";

interface TextButtonProps extends Omit<ComponentProps<"button">, "children"> {
  readonly icon?: ReactNode;
  /** The one that people most likely came for. */
  readonly main?: boolean;
  readonly children: string;
}

/** A button in words, perhaps with an icon before them. */
export function TextButton({ icon = null, main = false, children, ...rest }: TextButtonProps) {
  return (
    <button type="button" className={main ? styles.main : styles.button} {...rest}>
      {icon}
      <span>{children}</span>
    </button>
  );
}
