import { useTranslations } from "next-intl";
import { heardMoment } from "#core/search/playable-hit.ts";
import type { EpisodeHits, SimilarMoments as Similar } from "#core/search/results.ts";
import { Art } from "#features/ui/art.tsx";
import { PageLink } from "#features/ui/page-link.tsx";
import { EpisodeSource } from "./episode-source.tsx";
import { HitItem } from "./hit-item.tsx";
import results from "./search-results.module.css";
import styles from "./similar-moments.module.css";

const SECTION = "similar";

interface SimilarProps {
  readonly similar: Similar;
}

/** From above what has the words: where what is near in meaning stands, or that it is not known now. */
export function SimilarNote({ similar }: SimilarProps) {
  const t = useTranslations("search.similar");
  if (similar.kind === "failed") return <p className={styles.note}>{t("failed")}</p>;
  const count = similar.kind === "found" ? countHits(similar.episodes) : 0;
  if (count === 0) return null;
  return (
    <p className={styles.note}>
      <a href={`#${SECTION}`}>{t("below", { count })}</a>
    </p>
  );
}

/** What is near in meaning and has not the words: a group of its own, so that nobody takes it for what was said. */
export function SimilarMoments({ similar }: SimilarProps) {
  const t = useTranslations("search.similar");
  if (similar.kind !== "found" || similar.episodes.length === 0) return null;
  return (
    <section id={SECTION} className={styles.similar} aria-labelledby={`${SECTION}-title`}>
      <h2 id={`${SECTION}-title`}>{t("title")}</h2>
      <p className={styles.note}>{t("about")}</p>
      <ol>
        {similar.episodes.map((episode) => (
          <li key={episode.track.href}>
            <SimilarEpisode episode={episode} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function SimilarEpisode({ episode }: { readonly episode: EpisodeHits }) {
  const { track, hits } = episode;
  return (
    <article className={results.episode}>
      <Art url={track.imageUrl} size={56} />
      <div className={results.body}>
        <h3 lang={track.language} dir="auto">
          <PageLink href={track.href}>{track.title}</PageLink>
        </h3>
        <EpisodeSource episode={episode} />
        <ul className={results.hits} lang={track.language}>
          {hits.map((hit) => {
            const { id, start, end, speaker } = hit;
            const heard = start === null ? null : heardMoment({ start, end });
            return <HitItem key={id} track={track} hit={hit} label={speaker} heard={heard} query={null} />;
          })}
        </ul>
      </div>
    </article>
  );
}

function countHits(episodes: readonly EpisodeHits[]): number {
  return episodes.reduce((sum, { hits }) => sum + hits.length, 0);
}
