import type { ChangeEvent } from "react";
import styles from "./file-button.module.css";

interface FileButtonProps {
  /** What kinds are offered: types and endings, with commas between them. */
  readonly accept?: string;
  readonly multiple?: boolean;
  /** Whether it is what people most likely came for. */
  readonly main?: boolean;
  /** Is told what was chosen, once each time. */
  readonly onFiles: (files: readonly File[]) => void;
  readonly children: string;
}

/** A button in words by which files are chosen. It is the browser's own field, so that it opens before the scripts are there. */
export function FileButton({ main = false, onFiles, children, ...rest }: FileButtonProps) {
  const take = ({ currentTarget: field }: ChangeEvent<HTMLInputElement>) => {
    const files = [...(field.files ?? [])];
    // The same file can be chosen again.
    field.value = "";
    if (files.length > 0) onFiles(files);
  };
  return (
    <label className={main ? styles.main : styles.button}>
      <input type="file" className={styles.field} onChange={take} {...rest} />
      <span>{children}</span>
    </label>
  );
}
