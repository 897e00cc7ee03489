import styles from "./switch.module.css";

interface SwitchProps {
  readonly checked: boolean;
  readonly change: (checked: boolean) => void;
  readonly children: string;
}

/** Something that is on or off, with its words beside it. */
export function Switch({ checked, change, children }: SwitchProps) {
  return (
    <label className={styles.switch}>
      <input type="checkbox" checked={checked} onChange={(event) => change(event.target.checked)} />
      <span>{children}</span>
    </label>
  );
}
