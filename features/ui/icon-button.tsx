import type { ComponentProps, ReactNode } from "react";
import styles from "./icon-button.module.css";

interface IconButtonProps extends ComponentProps<"button"> {
  /** What it does, for everyone: the accessible name and the tooltip. */
  readonly name: string;
  readonly children: ReactNode;
}

/** A button that is an icon. At least as large as the pointer needs. `data-label` is for where there is room for the word. */
export function IconButton({ name, children, className = "", ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={name}
      title={name}
      data-label={name}
      className={`${styles.button} ${className}`}
      {...rest}
    >
      {children}
    </button>
  );
}
