import styles from "./notes.module.css";

/** Show notes: HTML that was sanitised when it was imported (server/import/draft/notes.ts). */
export function Notes({ html }: { readonly html: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised on the way in, and the only place that trusts it
  return <div className={styles.notes} dir="auto" dangerouslySetInnerHTML={{ __html: html }} />;
}
