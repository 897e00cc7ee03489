import type { ComponentProps } from "react";
import styles from "./caution.module.css";

/** A sentence on what cannot be relied on here. */
export function Caution(props: ComponentProps<"p">) {
  return <p className={styles.caution} {...props} />;
}
