import { useId } from "react";
import styles from "./switch.module.css";

interface SwitchProps {
  readonly checked: boolean;
  readonly change: (checked: boolean) => void;
  /** Why it cannot be changed now; null where it can. */
  readonly refusal?: string | null;
  readonly children: string;
}

/** Something that is on or off, with its words beside it. */
export function Switch({ checked, change, refusal = null, children }: SwitchProps) {
  const reason = useId();
  return (
    <>
      <label className={styles.switch}>
        <input
          type="checkbox"
          checked={checked}
          disabled={refusal !== null}
          aria-describedby={refusal === null ? undefined : reason}
          onChange={(event) => change(event.target.checked)}
        />
        <span>{children}</span>
      </label>
      {refusal !== null && (
        <p id={reason} className={styles.reason}>
          {refusal}
        </p>
      )}
    </>
  );
}
