import { useTranslations } from "next-intl";
import type { FormNote } from "#core/account/form-note.ts";
import { NoteLine } from "#features/account/note-line.tsx";
import { PageLink } from "#features/ui/page-link.tsx";
import styles from "./trash-note.module.css";

const FORMS = ["trash", "restore", "purge", "emptyTrash"] as const;

/** What became of what was done here last; of what was restored, where it is. */
export function TrashNote({ note }: { readonly note: FormNote | null }) {
  const t = useTranslations("trash");
  const form = FORMS.find((known) => known === note?.form);
  if (!note || !form) return null;
  const [href, moved] = note.shown;
  if (href === undefined) return <NoteLine form={form} note={note} />;
  return (
    <p className={styles.done} role="status">
      <PageLink href={href}>{t("back", { title: note.name })}</PageLink>{" "}
      {moved === "moved" && <span>{t("newAddress")}</span>}
    </p>
  );
}
