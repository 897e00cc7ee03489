"use client";

import { ExternalLink } from "lucide";
import { useTranslations } from "next-intl";
import { isSameEpisode, type Track } from "#core/episode/track.ts";
import { webHost } from "#core/text/web-host.ts";
import { formatClock } from "#core/time/time.ts";
import { indexAt } from "#core/transcript/word-times.ts";
import { Art } from "#features/ui/art.tsx";
import { Icon } from "#features/ui/icon.tsx";
import { MomentLink } from "../moment-link.tsx";
import { usePlayerState } from "../player-context.tsx";
import styles from "./chapter-list.module.css";
import { useInSight } from "./use-in-sight.ts";

interface ChapterListProps {
  readonly track: Track;
}

/** An episode's chapters as links to their beginnings; the one that plays is marked. */
export function ChapterList({ track }: ChapterListProps) {
  const t = useTranslations("player");
  const { chapters, chaptersNoted } = track;
  const starts = chapters.map((chapter) => chapter.start);
  const current = usePlayerState((state) =>
    isSameEpisode(state.track, track) ? indexAt(starts, state.time) : -1,
  );
  const list = useInSight<HTMLOListElement>(current);
  if (chapters.length === 0) return <p>{t("noChapters")}</p>;
  return (
    <>
      {chaptersNoted && <p className={styles.source}>{t("chaptersNoted")}</p>}
      <ol ref={list} className={styles.chapters} lang={track.language}>
        {chapters.map((chapter, index) => (
          <li key={`${chapter.start} ${chapter.title}`} aria-current={index === current ? "true" : undefined}>
            <MomentLink track={track} moment={{ start: chapter.start, end: null }} className={styles.moment}>
              <time>{formatClock(chapter.start)}</time>
              <span dir="auto">{chapter.title}</span>
            </MomentLink>
            {chapter.url !== null && <ChapterLink url={chapter.url} />}
            {chapter.imageUrl !== null && (
              <span className={styles.picture}>
                <Art url={chapter.imageUrl} size={44} />
              </span>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}

/** What a chapter is about, on another site: beside this page, or the sound would stop. */
function ChapterLink({ url }: { readonly url: string }) {
  const t = useTranslations("player");
  const host = webHost(url);
  if (host === null) return null;
  return (
    <a
      href={url}
      aria-label={t("chapterLink", { host })}
      target="_blank"
      rel="noopener nofollow ugc"
      className={styles.link}
      title={url}
    >
      <Icon of={ExternalLink} size={14} />
      <span dir="ltr">{host}</span>
    </a>
  );
}
