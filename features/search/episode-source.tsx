import { useFormatter } from "next-intl";
import type { EpisodeHits } from "#core/search/results.ts";
import { PageLink } from "#features/ui/page-link.tsx";
import styles from "./search-results.module.css";

/** Whose episode it is, and of when. */
export function EpisodeSource({ episode: { track, publishedDay } }: { readonly episode: EpisodeHits }) {
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
