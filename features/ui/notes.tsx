import type { ReactNode } from "react";
import styles from "./notes.module.css";

interface NotesProps {
  /** BCP 47 */
  readonly language: string;
  readonly children: ReactNode;
}

/** Show notes, as HTML that was sanitised when it was imported (server/import/draft/notes.ts). */
export function Notes({ language, children }: NotesProps) {
  return (
    <div className={styles.notes} lang={language} dir="auto">
      {children}
    </div>
  );
}
