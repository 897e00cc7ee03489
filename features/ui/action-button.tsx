import type { ButtonHTMLAttributes, ReactNode } from "react";
import styles from "./action-button.module.css";

interface ActionButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly icon: ReactNode;
  /** What it does. Where there is little room it is the accessible name and the tooltip only. */
  readonly name: string;
}

/** A button in a row of its like: an icon, with a word where there is room. */
export function ActionButton({ icon, name, ...rest }: ActionButtonProps) {
  return (
    <button type="button" title={name} className={styles.button} {...rest}>
      {icon}
      <span>{name}</span>
    </button>
  );
}
