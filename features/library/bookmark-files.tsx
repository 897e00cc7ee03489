"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { bookmarksAnki } from "#core/bookmark/anki-file.ts";
import type { Bookmark } from "#core/bookmark/bookmark.ts";
import { bookmarksCsv, bookmarksJson, bookmarksMarkdown, parseBookmarkFile } from "#core/bookmark/file.ts";
import { FileButton } from "#features/ui/file-button.tsx";
import { saveFile } from "#features/ui/save-file.ts";
import { say } from "#features/ui/say.ts";
import { TextButton } from "#features/ui/text-button.tsx";
import styles from "./bookmark-files.module.css";
import { bookmarkStore, useBookmarks } from "./use-bookmarks.ts";

const FORMATS = ["markdown", "csv", "anki", "json"] as const;
type Format = (typeof FORMATS)[number];

const FILES: Readonly<Record<Format, { readonly name: string; readonly type: string }>> = {
  markdown: { name: "bookmarks.md", type: "text/markdown" },
  csv: { name: "bookmarks.csv", type: "text/csv" },
  anki: { name: "bookmarks.anki.txt", type: "text/plain" },
  json: { name: "bookmarks.json", type: "application/json" },
};

/** A file of ours is some kilobytes a bookmark. Bytes. */
const LARGEST_FILE = 50_000_000;

/** Takes the bookmarks that are shown along as files, and takes in those of another browser. */
export function BookmarkFiles({ bookmarks }: { readonly bookmarks: readonly Bookmark[] }) {
  const t = useTranslations("library.bookmarks");
  const heading = useId();
  const { trash } = useBookmarks();
  const write: Readonly<Record<Format, () => string>> = {
    markdown: () => bookmarksMarkdown(bookmarks, location.origin, t("title")),
    csv: () => bookmarksCsv(bookmarks, location.origin),
    anki: () => bookmarksAnki(bookmarks, location.origin),
    json: () => bookmarksJson({ bookmarks, trash }, location.origin),
  };
  return (
    <section className={styles.files} aria-labelledby={heading}>
      <h3 id={heading}>{t("files")}</h3>
      <div className={styles.choices}>
        {bookmarks.length > 0 &&
          FORMATS.map((format) => (
            <TextButton
              key={format}
              onClick={() => saveFile(FILES[format].name, FILES[format].type, write[format]())}
            >
              {t(`export.${format}`)}
            </TextButton>
          ))}
        <ImportButton />
      </div>
    </section>
  );
}

function ImportButton() {
  const t = useTranslations("library.bookmarks");
  const take = async (file: File) => {
    const read = file.size > LARGEST_FILE ? null : parseBookmarkFile(await file.text());
    if (read === null) return say(t("import.tooLarge"));
    if (read.kind === "rejected") return say(t(`import.${read.problem}`));
    const taken = await bookmarkStore.merge(read.bookmarks);
    const unread = read.unreadable === 0 ? "" : ` ${t("import.unreadable", { count: read.unreadable })}`;
    say(t("import.taken", { count: taken }) + unread);
  };
  return (
    <FileButton accept=".json,application/json" onFiles={([file]) => file && void take(file)}>
      {t("import.choose")}
    </FileButton>
  );
}
