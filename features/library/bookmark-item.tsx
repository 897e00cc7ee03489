"use client";

import { Pencil, Play, Trash2 } from "lucide";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { type Bookmark, bookmarkHref } from "#core/bookmark/bookmark.ts";
import { playableTrack } from "#core/episode/kept-track.ts";
import { formatMomentClock } from "#core/time/moment.ts";
import { usePlayer } from "#features/player/player-context.tsx";
import { QueueButton } from "#features/player/queue/queue-button.tsx";
import { Icon } from "#features/ui/icon.tsx";
import { IconButton } from "#features/ui/icon-button.tsx";
import { PageLink } from "#features/ui/page-link.tsx";
import { BookmarkEditor } from "./bookmark-editor.tsx";
import styles from "./bookmark-item.module.css";

interface BookmarkItemProps {
  readonly bookmark: Bookmark;
  readonly remove: (id: string) => void;
}

/** One bookmark: when, what was said, what the listener made of it. */
export function BookmarkItem({ bookmark, remove }: BookmarkItemProps) {
  const t = useTranslations("library.bookmarks");
  const player = usePlayer();
  const [editing, setEditing] = useState(false);
  const edit = useRef<HTMLButtonElement>(null);
  const { id, track, moment, text } = bookmark;
  const time = formatMomentClock(moment);
  const close = () => {
    setEditing(false);
    edit.current?.focus();
  };
  return (
    <li className={styles.item}>
      <div className={styles.said}>
        <PageLink className={styles.time} href={bookmarkHref(bookmark)}>
          <time>{time}</time>
        </PageLink>
        {text !== "" && (
          <blockquote dir="auto" lang={track.language}>
            {text}
          </blockquote>
        )}
        {editing ? <BookmarkEditor bookmark={bookmark} close={close} /> : <Remarks bookmark={bookmark} />}
      </div>
      <div className={styles.actions}>
        {track.audio !== null && (
          <IconButton
            name={t("play", { time })}
            onClick={() => void player.playFrom(playableTrack(track), moment)}
          >
            <Icon of={Play} />
          </IconButton>
        )}
        <IconButton
          ref={edit}
          name={t("edit", { time })}
          aria-expanded={editing}
          onClick={() => setEditing(!editing)}
        >
          <Icon of={Pencil} />
        </IconButton>
        <IconButton name={t("delete", { time })} onClick={() => remove(id)}>
          <Icon of={Trash2} />
        </IconButton>
        <QueueButton track={playableTrack(track)} moment={moment} variant="quiet" />
      </div>
    </li>
  );
}

function Remarks({ bookmark: { note, tags } }: { readonly bookmark: Bookmark }) {
  const t = useTranslations("library.bookmarks");
  return (
    <>
      {note !== "" && (
        <p className={styles.note} dir="auto">
          {note}
        </p>
      )}
      {tags.length > 0 && (
        <ul className={styles.tags} aria-label={t("tags")}>
          {tags.map((tag) => (
            <li key={tag}>{tag}</li>
          ))}
        </ul>
      )}
    </>
  );
}
