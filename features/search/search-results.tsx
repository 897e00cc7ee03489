import { useFormatter, useTranslations } from "next-intl";
import { episodeId } from "#core/episode/address.ts";
import type { Track } from "#core/episode/track.ts";
import type { TextPart } from "#core/search/marked-text.ts";
import { type HitBatch, heardMoment, listedBatch } from "#core/search/playable-hit.ts";
import { type SearchRequest, searchHref } from "#core/search/request.ts";
import type { EpisodeHits, Hit, ResultPage } from "#core/search/results.ts";
import type { Moment } from "#core/time/moment.ts";
import { QueueButton } from "#features/player/queue/queue-button.tsx";
import { Art } from "#features/ui/art.tsx";
import { PageLink } from "#features/ui/page-link.tsx";
import { PageLinks } from "#features/ui/page-links.tsx";
import { HitLink } from "./hit-link.tsx";
import { HitPreview } from "./hit-preview.tsx";
import { HitRow } from "./hit-row.tsx";
import { HitStrip } from "./hit-strip.tsx";
import { PlayHits } from "./play-hits.tsx";
import { ReadyHits } from "./ready-hits.tsx";
import styles from "./search-results.module.css";

interface SearchResultsProps {
  readonly request: SearchRequest;
  readonly results: ResultPage;
  /** The hits that a link wants to be played; null for a search like any other. */
  readonly ready: HitBatch | null;
}

/** Hits, grouped by episode, the best first. */
export function SearchResults({ request, results, ready }: SearchResultsProps) {
  const t = useTranslations("search");
  const { episodes, totalHits, totalEpisodes, page, pages } = results;
  return (
    <>
      <div className={styles.head}>
        <p role="status" className={styles.summary}>
          {t("found", { moments: totalHits, episodes: totalEpisodes })}
        </p>
        {ready === null && <PlayHits request={request} known={listedBatch(results)} />}
      </div>
      {ready !== null && <ReadyHits request={request} known={ready} />}
      <ol className={styles.episodes} start={1}>
        {episodes.map((episode) => (
          <li key={episode.track.href}>
            <EpisodeResult episode={episode} request={request} />
          </li>
        ))}
      </ol>
      {request.episode === null && (
        <PageLinks page={page} pages={pages} hrefOf={(number) => searchHref({ ...request, page: number })} />
      )}
    </>
  );
}

interface EpisodeResultProps {
  readonly episode: EpisodeHits;
  readonly request: SearchRequest;
}

function EpisodeResult({ episode, request }: EpisodeResultProps) {
  const t = useTranslations("search");
  const { track, hits, chapters, starts, total } = episode;
  const { query } = request;
  const shown = hits.flatMap(({ start }) => start ?? []);
  const id = episodeId(track.key);
  return (
    <article className={styles.episode}>
      <Art url={track.imageUrl} size={56} />
      <div className={styles.body}>
        <h2 lang={track.language} dir="auto">
          <PageLink href={track.href}>{track.title}</PageLink>
        </h2>
        <EpisodeSource episode={episode} />
        <HitStrip track={track} starts={starts} shown={shown} query={query} />
        <ul className={styles.hits} lang={track.language}>
          {chapters.map((hit) => (
            <HitItem
              key={hit.id}
              track={track}
              hit={hit}
              label={t("chapter")}
              heard={from(hit)}
              query={query}
            />
          ))}
          {hits.map((hit) => (
            <HitItem
              key={hit.id}
              track={track}
              hit={hit}
              label={hit.speaker}
              heard={around(hit)}
              query={query}
            />
          ))}
        </ul>
        {request.episode === null && total > hits.length && (
          <PageLink className={styles.more} href={searchHref({ ...request, episode: id, page: 1 })}>
            {t("moreInEpisode", { count: total - hits.length })}
          </PageLink>
        )}
      </div>
    </article>
  );
}

/** Whose episode it is, and of when. */
function EpisodeSource({ episode: { track, publishedDay } }: { readonly episode: EpisodeHits }) {
  const format = useFormatter();
  return (
    <p className={styles.show}>
      <PageLink href={track.showHref} lang={track.language}>
        <bdi>{track.showTitle}</bdi>
      </PageLink>
      {publishedDay !== null && (
        <time dateTime={publishedDay}>
          {format.dateTime(new Date(publishedDay), { dateStyle: "medium" })}
        </time>
      )}
    </p>
  );
}

interface HitItemProps {
  readonly track: Track;
  readonly hit: Hit;
  readonly label: string | null;
  /** What is queued of it; null for the whole episode. */
  readonly heard: Moment | null;
  readonly query: string;
}

/** A chapter is heard from its beginning on. */
function from({ start }: Hit): Moment | null {
  return start === null ? null : { start, end: null };
}

/** What is said is heard with what leads to it, as where hits are played in turn. */
function around({ start, end }: Hit): Moment | null {
  return start === null ? null : heardMoment({ start, end });
}

function HitItem({ track, hit: { id, start, parts }, label, heard, query }: HitItemProps) {
  return (
    <HitRow id={id}>
      <HitLink track={track} start={start} query={query}>
        {label !== null && <cite dir="auto">{label}</cite>}
        {/* Other marks are another element: a browser that translates has replaced the text between them. */}
        <MarkedText key={query} parts={parts} />
      </HitLink>
      <div className={styles.actions}>
        {start !== null && track.audio !== null && (
          <HitPreview id={id} audioUrl={track.audio.url} start={start} />
        )}
        <QueueButton track={track} moment={heard} variant="quiet" />
      </div>
    </HitRow>
  );
}

function MarkedText({ parts }: { readonly parts: readonly TextPart[] }) {
  return (
    <q dir="auto">
      {parts.map((part, index) =>
        // biome-ignore lint/suspicious/noArrayIndexKey: a part is its place in the sentence
        part.marked ? <mark key={index}>{part.text}</mark> : part.text,
      )}
    </q>
  );
}
