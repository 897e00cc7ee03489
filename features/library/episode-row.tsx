import { useFormatter, useTranslations } from "next-intl";
import type { ListedEpisode } from "#core/episode/episode.ts";
import { excerpt } from "#core/text/prose.ts";
import { formatIsoDuration, formatLength } from "#core/time/time.ts";
import { PlayEpisodeButton } from "#features/player/episode/play-button.tsx";
import { QueueButton } from "#features/player/queue/queue-button.tsx";
import { Art } from "#features/ui/art.tsx";
import { EpisodeMorph } from "#features/ui/episode-morph.tsx";
import { PageLink } from "#features/ui/page-link.tsx";
import { EpisodeNumbering } from "./episode-numbering.tsx";
import styles from "./episode-row.module.css";
import { WaveStrip } from "./wave-strip.tsx";

interface EpisodeRowProps {
  readonly episode: ListedEpisode;
  /** Whether to name the show: a list of one show's episodes need not. */
  readonly showNamed: boolean;
  /** Whether to tell season and number: those of a show that is to be heard in order. */
  readonly numbered?: boolean;
}

/** An episode in a list: what it is, how long, how it sounds from afar, and one button to hear it. */
export function EpisodeRow({ episode, showNamed, numbered = false }: EpisodeRowProps) {
  const t = useTranslations("library");
  const format = useFormatter();
  const { track } = episode;
  return (
    <article className={styles.row} lang={track.language}>
      <EpisodeMorph part="art" episode={track.key}>
        <Art url={track.imageUrl} size={96} />
      </EpisodeMorph>
      <div className={styles.text}>
        <p className={styles.facts}>
          {showNamed && (
            <PageLink href={track.showHref}>
              <bdi>{track.showTitle}</bdi>
            </PageLink>
          )}
          {numbered && <EpisodeNumbering {...episode.numbering} />}
          {episode.publishedDay !== null && (
            <time dateTime={episode.publishedDay}>
              {format.dateTime(new Date(episode.publishedDay), { dateStyle: "medium" })}
            </time>
          )}
          {episode.transcribed && <span>{t("transcript")}</span>}
        </p>
        <EpisodeMorph part="title" episode={track.key}>
          <h3 className={styles.title} dir="auto">
            <PageLink href={track.href}>{track.title}</PageLink>
          </h3>
        </EpisodeMorph>
        <p className={styles.summary} dir="auto">
          {excerpt(episode.summary, 260)}
        </p>
      </div>
      <div className={styles.sound}>
        <PlayEpisodeButton track={track} variant="round" />
        <WaveStrip track={track} />
        {track.duration !== null && (
          <time className={styles.duration} dateTime={formatIsoDuration(track.duration)}>
            {formatLength(track.duration)}
          </time>
        )}
        <QueueButton track={track} moment={null} variant="quiet" />
      </div>
    </article>
  );
}
