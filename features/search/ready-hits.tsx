"use client";

import { useTranslations } from "next-intl";
import type { HitBatch, PlayableHit } from "#core/search/playable-hit.ts";
import type { SearchRequest } from "#core/search/request.ts";
import { useRunOf } from "#features/player/queue/use-hits.ts";
import { HitLink } from "./hit-link.tsx";
import { PlayButton } from "./play-hits.tsx";
import styles from "./ready-hits.module.css";

interface ReadyHitsProps {
  readonly request: SearchRequest;
  /** The hit that a link names, and some after it. */
  readonly known: HitBatch;
}

/** What a link to the hits of a search leads to: a browser plays nothing before a press, so the one to press is large. */
export function ReadyHits({ request, known }: ReadyHitsProps) {
  const [first] = known.hits;
  return first ? <Ready request={request} known={known} first={first} /> : null;
}

function Ready({ request, known, first }: ReadyHitsProps & { readonly first: PlayableHit }) {
  const t = useTranslations("search");
  const run = useRunOf(request);
  const { track, number, start, words } = run?.hit ?? first;
  const total = run?.total ?? known.total;
  return (
    <section className={styles.ready} aria-label={t("playHits")}>
      <PlayButton request={request} known={known} size="large" />
      <p className={styles.which}>
        <b>{t("hitOf", { number: number + 1, total })}</b>
        <span lang={track.language} dir="auto">
          {track.title}
        </span>
      </p>
      <div className={styles.words} lang={track.language} dir="auto">
        <HitLink track={track} start={start} query={request.query}>
          <q>{words}</q>
        </HitLink>
      </div>
    </section>
  );
}
