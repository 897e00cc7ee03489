"use client";

import { useLocale, useTranslations } from "next-intl";
import { useMemo, useRef, useState } from "react";
import {
  type BookmarkFilter,
  filterBookmarks,
  groupByEpisode,
  isSameTag,
  listTags,
} from "#core/bookmark/list.ts";
import { Caution } from "#features/ui/caution.tsx";
import { QueryField } from "#features/ui/query-field.tsx";
import { TextButton } from "#features/ui/text-button.tsx";
import { BookmarkFiles } from "./bookmark-files.tsx";
import { BookmarkItem } from "./bookmark-item.tsx";
import styles from "./bookmark-library.module.css";
import { BookmarkTrash } from "./bookmark-trash.tsx";
import { EpisodeHeading } from "./episode-heading.tsx";
import { bookmarkStore, useBookmarks } from "./use-bookmarks.ts";

const ALL: BookmarkFilter = { query: "", tag: null };

/** So many are shown at first, and with each press for more. */
const WINDOW = 100;

/** All bookmarks of this browser by episode: to find, play, write notes on, and take along. */
export function BookmarkLibrary() {
  const t = useTranslations("library.bookmarks");
  const { bookmarks, keptIn } = useBookmarks();
  const [filter, setFilter] = useState(ALL);
  const [most, setMost] = useState(WINDOW);
  const results = useRef<HTMLDivElement>(null);
  const found = useMemo(() => filterBookmarks(bookmarks, filter), [bookmarks, filter]);
  const choose = (chosen: BookmarkFilter) => {
    setFilter(chosen);
    setMost(WINDOW);
  };
  // Where the focus goes that its bookmark has lost.
  const remove = (id: string) => {
    bookmarkStore.remove(id);
    results.current?.focus({ preventScroll: true });
  };
  return (
    // Until it is known what is kept here, it takes the room that it takes without bookmarks.
    <div className={styles.library} data-waiting={keptIn === "unknown"}>
      {keptIn === "page" && <Caution>{t("notKept")}</Caution>}
      {bookmarks.length === 0 ? (
        <p className={styles.none}>{t("none")}</p>
      ) : (
        <Choices filter={filter} onChange={choose} />
      )}
      <div ref={results} tabIndex={-1} className={styles.results}>
        <p role="status" className={styles.total}>
          {bookmarks.length > 0 && (found.length === 0 ? t("noneLeft") : t("count", { count: found.length }))}
        </p>
        {groupByEpisode(found.slice(0, most)).map((group) => (
          <section key={group.track.href} className={styles.episode}>
            <EpisodeHeading track={group.track} />
            <ul>
              {group.bookmarks.map((bookmark) => (
                <BookmarkItem key={bookmark.id} bookmark={bookmark} remove={remove} />
              ))}
            </ul>
          </section>
        ))}
      </div>
      {found.length > most && (
        <p className={styles.more}>
          <TextButton onClick={() => setMost(most + WINDOW)}>
            {t("more", { count: found.length - most })}
          </TextButton>
        </p>
      )}
      <BookmarkFiles bookmarks={found} />
      <BookmarkTrash />
    </div>
  );
}

interface ChoicesProps {
  readonly filter: BookmarkFilter;
  readonly onChange: (filter: BookmarkFilter) => void;
}

/** What narrows the list: words, and a tag. */
function Choices({ filter, onChange }: ChoicesProps) {
  const t = useTranslations("library.bookmarks");
  const { bookmarks } = useBookmarks();
  const locale = useLocale();
  const tags = useMemo(() => listTags(bookmarks, locale), [bookmarks, locale]);
  const isChosen = (tag: string) => filter.tag !== null && isSameTag(filter.tag, tag);
  return (
    <search className={styles.choices}>
      <QueryField
        name={t("search")}
        query={filter.query}
        change={(query) => onChange({ ...filter, query })}
      />
      {tags.length > 0 && (
        <fieldset className={styles.tags}>
          <legend className="visually-hidden">{t("tags")}</legend>
          {tags.map((tag) => (
            <button
              key={tag}
              type="button"
              aria-pressed={isChosen(tag)}
              onClick={() => onChange({ ...filter, tag: isChosen(tag) ? null : tag })}
            >
              <bdi>{tag}</bdi>
            </button>
          ))}
        </fieldset>
      )}
    </search>
  );
}
