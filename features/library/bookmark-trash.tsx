"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useRef } from "react";
import type { TrashedBookmark } from "#core/bookmark/trash.ts";
import { formatMomentClock } from "#core/time/moment.ts";
import { daysLeft, TRASH_DAYS } from "#core/time/trash-days.ts";
import { TextButton } from "#features/ui/text-button.tsx";
import { useOwnTimeZone } from "#features/ui/use-own-time-zone.ts";
import styles from "./bookmark-trash.module.css";
import { bookmarkStore, useBookmarks } from "./use-bookmarks.ts";

/** So many are listed; what was deleted before them comes up when these are gone. */
const MOST = 100;

/** Bookmarks that were deleted, to be restored or deleted for good. Nothing where there are none. */
export function BookmarkTrash() {
  const t = useTranslations("library.bookmarks.trash");
  const { trash } = useBookmarks();
  const opening = useRef<HTMLElement>(null);
  if (trash.length === 0) return null;
  const newest = trash.toSorted((one, other) => other.deletedAt - one.deletedAt).slice(0, MOST);
  // Where the focus goes that its row has lost.
  const then = (done: () => void) => () => {
    done();
    opening.current?.focus();
  };
  return (
    <details className={styles.trash}>
      <summary ref={opening}>{t("title", { count: trash.length })}</summary>
      <p>{t("about", { days: TRASH_DAYS })}</p>
      <ul aria-label={t("list")}>
        {newest.map((trashed) => (
          <TrashRow
            key={trashed.id}
            trashed={trashed}
            restore={then(() => bookmarkStore.restore(trashed.id))}
            erase={then(() => bookmarkStore.erase([trashed.id]))}
          />
        ))}
      </ul>
      <details className={styles.asked}>
        <summary>{t("emptyOpens")}</summary>
        <p>{t("removeAbout")}</p>
        <TextButton main onClick={() => bookmarkStore.erase(trash.map(({ id }) => id))}>
          {t("empty")}
        </TextButton>
      </details>
    </details>
  );
}

interface TrashRowProps {
  readonly trashed: TrashedBookmark;
  readonly restore: () => void;
  readonly erase: () => void;
}

function TrashRow({ trashed: { trashed, deletedAt }, restore, erase }: TrashRowProps) {
  const t = useTranslations("library.bookmarks.trash");
  const format = useFormatter();
  const timeZone = useOwnTimeZone();
  const { track, moment, text, note } = trashed;
  const time = formatMomentClock(moment);
  return (
    <li>
      <p className={styles.of}>
        <time>{time}</time> <bdi lang={track.language}>{track.title}</bdi>
      </p>
      {text !== "" && (
        <blockquote dir="auto" lang={track.language}>
          {text}
        </blockquote>
      )}
      {note !== "" && <p dir="auto">{note}</p>}
      <p className={styles.facts}>
        {t("deleted", {
          time: format.dateTime(deletedAt, { dateStyle: "medium", timeZone }),
          count: daysLeft(deletedAt, Date.now()),
        })}
      </p>
      <div className={styles.actions}>
        <TextButton aria-label={t("restoreNamed", { time })} onClick={restore}>
          {t("restore")}
        </TextButton>
        <details className={styles.asked}>
          <summary aria-label={t("removeOpensNamed", { time })}>{t("removeOpens")}</summary>
          <p>{t("removeAbout")}</p>
          <TextButton main aria-label={t("removeNamed", { time })} onClick={erase}>
            {t("remove")}
          </TextButton>
        </details>
      </div>
    </li>
  );
}
