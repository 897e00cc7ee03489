import type { ReactNode } from "react";
import styles from "./notes.module.css";

/** Show notes, as HTML that was sanitised when it was imported (server/import/draft/notes.ts). */
export function Notes({ children }: { readonly children: ReactNode }) {
  return (
    <div className={styles.notes} dir="auto">
      {children}
    </div>
  );
}
