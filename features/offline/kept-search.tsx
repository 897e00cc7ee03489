"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { type KeptTrack, playableTrack } from "#core/episode/kept-track.ts";
import { type KeptHit, searchPassages } from "#core/search/kept-search.ts";
import { momentHref } from "#core/time/moment.ts";
import { formatClock } from "#core/time/time.ts";
import { MomentLink } from "#features/player/moment-link.tsx";
import { QueueButton } from "#features/player/queue/queue-button.tsx";
import { PageLink } from "#features/ui/page-link.tsx";
import { QueryField } from "#features/ui/query-field.tsx";
import type { KeptEpisode } from "./kept-episode.ts";
import styles from "./kept-search.module.css";
import { readKeptText } from "./kept-texts.ts";

/** So many hits are shown of one episode. */
const MOST = 20;

interface KeptHits {
  readonly track: KeptTrack;
  readonly hits: readonly KeptHit[];
}

/** A search box over what is said in kept episodes. */
export function KeptSearch({ episodes }: { readonly episodes: readonly KeptEpisode[] }) {
  const t = useTranslations("offline");
  const [query, setQuery] = useState("");
  return (
    <search>
      <QueryField name={t("find")} query={query} change={setQuery} />
      <KeptResults episodes={episodes} query={query} />
    </search>
  );
}

interface KeptResultsProps {
  readonly episodes: readonly KeptEpisode[];
  readonly query: string;
}

/** The moments of kept episodes in which these words are said. */
export function KeptResults({ episodes, query }: KeptResultsProps) {
  const t = useTranslations("offline");
  const found = useFound(episodes, query.trim());
  if (query.trim() === "" || found === null) return null;
  const count = found.reduce((sum, { hits }) => sum + hits.length, 0);
  return (
    <div className={styles.results}>
      <p role="status" className={styles.summary}>
        {t("found", { count })}
      </p>
      {found.map(({ track, hits }) => (
        <section key={track.href} lang={track.language}>
          <h3 dir="auto">
            <PageLink href={track.href}>{track.title}</PageLink>
          </h3>
          <ul>
            {hits.map((hit) => (
              <li key={hit.passage}>
                <Hit track={track} hit={hit} />
                <QueueButton
                  track={playableTrack(track)}
                  moment={hit.start === null ? null : { start: hit.start, end: null }}
                  variant="quiet"
                />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

/** What is found; null until the kept words are read. */
function useFound(episodes: readonly KeptEpisode[], query: string): readonly KeptHits[] | null {
  const [found, setFound] = useState<readonly KeptHits[] | null>(null);
  // Follows what is kept, which the browser gives when it has read it.
  useEffect(() => {
    let asked = true;
    void findIn(episodes, query).then((all) => asked && setFound(all));
    return () => {
      asked = false;
    };
  }, [episodes, query]);
  return found;
}

async function findIn(episodes: readonly KeptEpisode[], query: string): Promise<readonly KeptHits[]> {
  if (query === "") return [];
  const all = await Promise.all(
    episodes.map(async ({ track }) => {
      const text = await readKeptText(track.href);
      return { track, hits: text ? searchPassages(text.transcript.passages, text.folded, query, MOST) : [] };
    }),
  );
  return all.filter(({ hits }) => hits.length > 0);
}

/** One moment: a press plays from the word that was searched for, and opens the episode there. */
function Hit({
  track,
  hit: { start, speaker, parts },
}: {
  readonly track: KeptTrack;
  readonly hit: KeptHit;
}) {
  const words = (
    <span>
      {speaker !== null && <cite dir="auto">{speaker}</cite>}
      <q dir="auto">
        {parts.map((part, index) =>
          // biome-ignore lint/suspicious/noArrayIndexKey: a part is its place in the sentence
          part.marked ? <mark key={index}>{part.text}</mark> : part.text,
        )}
      </q>
    </span>
  );
  if (start === null)
    return (
      <PageLink href={track.href} className={styles.hit}>
        {words}
      </PageLink>
    );
  const moment = { start, end: null };
  return (
    <MomentLink
      track={playableTrack(track)}
      moment={moment}
      opens={momentHref(track.href, moment)}
      className={styles.hit}
    >
      <time>{formatClock(start)}</time>
      {words}
    </MomentLink>
  );
}
