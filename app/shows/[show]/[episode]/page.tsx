import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getFormatter, getTranslations } from "next-intl/server";
import { cache } from "react";
import { episodeId } from "#core/episode/address.ts";
import type { EpisodePage as Episode } from "#core/episode/episode.ts";
import { linkedMoment } from "#core/quote/linked-moment.ts";
import type { Quote } from "#core/quote/quote.ts";
import { quoteAt } from "#core/quote/quote-at.ts";
import { formatMoment, type Moment } from "#core/time/moment.ts";
import { formatClock, formatIsoDuration, formatLength } from "#core/time/time.ts";
import { EmbedButton } from "#features/embed/embed-button.tsx";
import { BookmarkMarks } from "#features/library/bookmark-marks.tsx";
import { ChapterList } from "#features/player/episode/chapter-list.tsx";
import { EpisodePlay } from "#features/player/episode/episode-play.tsx";
import { LinkedEpisode } from "#features/player/episode/linked-episode.tsx";
import { SoundbiteList } from "#features/player/episode/soundbite-list.tsx";
import type { HandedOver } from "#features/transcript/find/use-finding.ts";
import { Transcript } from "#features/transcript/transcript.tsx";
import { Art } from "#features/ui/art.tsx";
import { Notes } from "#features/ui/notes.tsx";
import { Tabs } from "#features/ui/tabs.tsx";
import { config } from "#server/config.ts";
import { askAside } from "#server/http/page-question.ts";
import { listMarks } from "#server/search/search.ts";
import { findEpisode } from "#server/shows/episodes.ts";
import { oneOf } from "../../../search-params.ts";
import { Credits } from "./credits.tsx";
import { EpisodeSharing } from "./episode-sharing.tsx";
import { EpisodeJsonLd } from "./json-ld.tsx";
import { episodeMetadata } from "./metadata.ts";
import styles from "./page.module.css";
import { QuoteActions } from "./quote-actions.tsx";
import { TranscriptFiles } from "./transcript-files.tsx";

type Props = PageProps<"/shows/[show]/[episode]">;

/** Once a request: the metadata and the page ask for the same episode, with its whole transcript. */
const findEpisodeOnce = cache(findEpisode);

async function readEpisode({ params, searchParams }: Props): Promise<Episode> {
  const { show, episode } = await params;
  const found = await findEpisodeOnce(show, episode, oneOf((await searchParams).lang) || null);
  return found ?? notFound();
}

/** What the address names, read from its parameters: the episode, and within it a moment with its words. */
async function readLink(props: Props) {
  const episode = await readEpisode(props);
  const { t, quote: print } = await props.searchParams;
  const { transcript, card } = episode;
  const linked = linkedMoment(oneOf(t), oneOf(print), transcript, card.track.duration);
  const quote = linked.moment && transcript && quoteAt(transcript, linked.moment);
  return { described: { episode, moment: linked.moment, quote, publicUrl: config().publicUrl }, linked };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  return episodeMetadata((await readLink(props)).described);
}

export default async function EpisodePage(props: Props) {
  const t = await getTranslations("episode");
  const { described, linked } = await readLink(props);
  const { episode, moment } = described;
  const { card, chapters, soundbites, persons, notes, languages, transcript } = episode;
  const { track } = card;
  const { find } = await props.searchParams;
  const handed = await readHandedOver(episode, oneOf(find));
  const tabs = [
    {
      id: "transcript",
      label: t("transcript"),
      content: (
        <Transcript
          track={track}
          transcript={transcript}
          handed={handed}
          quoteActions={<QuoteActions track={track} />}
        />
      ),
    },
    {
      id: "chapters",
      label: t("chapters"),
      content: <ChapterList track={track} chapters={chapters.filter((chapter) => chapter.listed)} />,
    },
    {
      id: "notes",
      label: t("notes"),
      content: (
        <div className={styles.notes} lang={track.language}>
          <Notes html={notes} />
          <SoundbiteList track={track} soundbites={soundbites} />
          <Credits persons={persons} />
          {transcript !== null && <TranscriptFiles href={track.href} languages={languages} />}
        </div>
      ),
    },
  ];
  return (
    <LinkedEpisode track={track} moment={moment}>
      <article className={styles.page}>
        <EpisodeJsonLd {...described} />
        <BookmarkMarks track={track} />
        <EpisodeHeader episode={episode} moment={moment} quote={described.quote} />
        {moment !== null && (linked.quote === "moved" || linked.quote === "gone") && (
          <p role="status" className={styles.caution}>
            {t(linked.quote === "moved" ? "quoteMoved" : "quoteGone", { time: formatClock(moment.start) })}
          </p>
        )}
        <Tabs name={track.title} tabs={tabs} />
      </article>
    </LinkedEpisode>
  );
}

/** What the search that led here finds in the transcript, as the index finds it; nothing while too much is asked. */
async function readHandedOver({ card, transcript }: Episode, query: string): Promise<HandedOver> {
  if (query === "" || transcript === null) return { query, found: [] };
  const found = await askAside(() => listMarks(episodeId(card.track.key), transcript.language, query));
  return { query, found: found ?? [] };
}

async function EpisodeHeader({
  episode,
  moment,
  quote,
}: {
  readonly episode: Episode;
  readonly moment: Moment | null;
  readonly quote: Quote | null;
}) {
  const t = await getTranslations("episode");
  const format = await getFormatter();
  const { card, tags } = episode;
  const { track, publishedAt } = card;
  return (
    <header className={styles.header}>
      <Art url={track.imageUrl} size={160} eager />
      <div>
        <p className={styles.facts} lang={track.language}>
          <Link href={track.showHref}>{track.showTitle}</Link>
          {publishedAt !== null && (
            <time dateTime={new Date(publishedAt).toISOString()}>
              {format.dateTime(publishedAt, { dateStyle: "long" })}
            </time>
          )}
          {track.duration !== null && (
            <time dateTime={formatIsoDuration(track.duration)}>{formatLength(track.duration)}</time>
          )}
        </p>
        <h1 lang={track.language}>{track.title}</h1>
        {tags.length > 0 && (
          <ul className={styles.tags} aria-label={t("tags")}>
            {tags.map((tag) => (
              <li key={tag.slug}>
                <Link href={`${track.showHref}?tag=${tag.slug}`}>{tag.name}</Link>
              </li>
            ))}
          </ul>
        )}
        {track.audio === null ? (
          <p className={styles.caution}>{t("noAudio")}</p>
        ) : (
          <>
            <EpisodePlay
              track={track}
              actions={
                <>
                  <EpisodeSharing track={track} quote={quote} />
                  <EmbedButton track={track} transcribed={episode.transcript !== null} />
                </>
              }
            />
            <noscript>
              {/* biome-ignore lint/a11y/useMediaCaption: the transcript stands below as text */}
              <audio
                controls
                preload="none"
                src={`${track.audio.url}${moment ? `#t=${formatMoment(moment)}` : ""}`}
              />
            </noscript>
          </>
        )}
        {!episode.exactSeek && <p className={styles.caution}>{t("seekApproximate")}</p>}
      </div>
    </header>
  );
}
