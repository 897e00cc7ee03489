"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, type KeyboardEvent, useRef } from "react";
import { type Bookmark, LONGEST_NOTE, parseTags } from "#core/bookmark/bookmark.ts";
import { NamedField } from "#features/ui/named-field.tsx";
import { TextButton } from "#features/ui/text-button.tsx";
import styles from "./bookmark-editor.module.css";
import { OtherNotes } from "./other-notes.tsx";
import { bookmarkStore } from "./use-bookmarks.ts";

interface BookmarkEditorProps {
  readonly bookmark: Bookmark;
  readonly close: () => void;
}

/** Note and tags of a bookmark, to be written. Escape leaves them as they were. */
export function BookmarkEditor({ bookmark, close }: BookmarkEditorProps) {
  const t = useTranslations("library.bookmarks");
  const field = useRef<HTMLTextAreaElement>(null);
  const use = (note: string) => {
    if (!field.current) return;
    field.current.value = note;
    field.current.focus();
  };
  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const read = (name: string) => String(given.get(name) ?? "");
    bookmarkStore.annotate(bookmark.id, { note: read("note").trim(), tags: parseTags(read("tags")) });
    close();
  };
  const leave = (event: KeyboardEvent) => {
    if (event.key === "Escape") close();
  };
  return (
    <form className={styles.form} onSubmit={save} onKeyDown={leave}>
      <NamedField name={t("note")}>
        <textarea
          // biome-ignore lint/a11y/noAutofocus: it was just asked for
          autoFocus
          ref={field}
          name="note"
          rows={3}
          maxLength={LONGEST_NOTE}
          defaultValue={bookmark.note}
        />
      </NamedField>
      <OtherNotes id={bookmark.id} use={use} />
      <NamedField name={t("tagsField")}>
        <input name="tags" defaultValue={bookmark.tags.join(", ")} autoComplete="off" />
      </NamedField>
      <p className={styles.buttons}>
        <TextButton type="submit" main>
          {t("save")}
        </TextButton>
        <TextButton onClick={close}>{t("cancel")}</TextButton>
      </p>
    </form>
  );
}
