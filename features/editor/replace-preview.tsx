"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { TextButton } from "#features/ui/text-button.tsx";
import { Difference } from "./difference.tsx";
import panel from "./panel.module.css";
import styles from "./replace.module.css";
import type { Hit, HitEpisode, Preview } from "./replace-client.ts";

interface ReplacePreviewProps {
  readonly preview: Preview;
  readonly busy: boolean;
  /** The passages are those in which all stays as it is. */
  readonly replace: (without: readonly string[]) => void;
}

/** Where words would become others, of which each passage can be left out. */
export function ReplacePreview({ preview, busy, replace }: ReplacePreviewProps) {
  const t = useTranslations("editor");
  const [without, setWithout] = useState<ReadonlySet<string>>(new Set());
  const { total, episodesTotal, episodes } = preview;
  if (total === 0) return <p role="status">{t("nothingFound")}</p>;
  const left = episodes.flatMap(({ hits }) => hits).filter(({ passage }) => without.has(passage)).length;
  const choose = (passage: string, chosen: boolean) => {
    const next = new Set(without);
    if (chosen) next.delete(passage);
    else next.add(passage);
    setWithout(next);
  };
  return (
    <>
      <p role="status">{t("found", { count: total, episodes: episodesTotal })}</p>
      {episodes.map((episode) => (
        <EpisodeHits
          key={`${episode.episode} ${episode.language}`}
          episode={episode}
          without={without}
          choose={choose}
        />
      ))}
      <p className={panel.buttons}>
        <TextButton
          main
          aria-disabled={busy || left === total}
          onClick={() => left < total && replace([...without])}
        >
          {t("replace", { count: total - left })}
        </TextButton>
      </p>
    </>
  );
}

interface EpisodeHitsProps {
  readonly episode: HitEpisode;
  readonly without: ReadonlySet<string>;
  readonly choose: (passage: string, chosen: boolean) => void;
}

function EpisodeHits({ episode: { title, language, count, hits }, without, choose }: EpisodeHitsProps) {
  const t = useTranslations("editor");
  return (
    <fieldset className={styles.hits}>
      <legend dir="auto">{title}</legend>
      <ul>
        {firstOfEach(hits).map(({ passage, before, after }) => (
          <li key={passage}>
            <label className={styles.hit} lang={language} dir="auto">
              <input
                type="checkbox"
                checked={!without.has(passage)}
                onChange={({ target }) => choose(passage, target.checked)}
              />
              <span>
                <Difference before={before} after={after} />
              </span>
            </label>
          </li>
        ))}
      </ul>
      {count > hits.length && <p>{t("moreHits", { count: count - hits.length })}</p>}
    </fieldset>
  );
}

/** A passage is left out as a whole, however often it has the words. */
function firstOfEach(hits: readonly Hit[]): readonly Hit[] {
  return [...new Map(hits.map((hit) => [hit.passage, hit])).values()];
}
