import { getTranslations } from "next-intl/server";
import { ContinueListening } from "#features/library/continue-listening.tsx";
import { EpisodeRow } from "#features/library/episode-row.tsx";
import { ShowList } from "#features/library/show-list.tsx";
import { EmptyState } from "#features/ui/empty-state.tsx";
import { listNewestEpisodes } from "#server/shows/episodes.ts";
import { listShows } from "#server/shows/shows.ts";
import styles from "./page.module.css";

const NEWEST = 20;

export default async function HomePage() {
  const t = await getTranslations("home");
  const [episodes, shows] = await Promise.all([listNewestEpisodes(NEWEST), listShows()]);
  if (shows.length === 0) return <EmptyState title={t("empty")} advice={t("emptyAdvice")} />;
  return (
    <div className={styles.page}>
      <h1 className="visually-hidden">{t("title")}</h1>
      <ContinueListening />
      <section aria-labelledby="newest">
        <h2 id="newest">{t("newest")}</h2>
        {episodes.map((episode) => (
          <EpisodeRow key={episode.track.href} episode={episode} showNamed />
        ))}
      </section>
      <section aria-labelledby="shows" className={styles.shows}>
        <h2 id="shows">{t("shows")}</h2>
        <ShowList shows={shows} />
      </section>
    </div>
  );
}
