import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { withFirst } from "#core/page/site-face.ts";
import { EpisodeRow } from "#features/library/episode-row.tsx";
import { LaterContinueListening } from "#features/library/later-continue-listening.tsx";
import { ShowList } from "#features/library/show-list.tsx";
import { EmptyState } from "#features/ui/empty-state.tsx";
import { PageLinks } from "#features/ui/page-links.tsx";
import { siteFace } from "#server/face/face.ts";
import { listNewestPage } from "#server/shows/episodes.ts";
import { listShows } from "#server/shows/shows.ts";
import { listHref, stayWithin } from "./last-page.ts";
import styles from "./page.module.css";
import { pageOf } from "./search-params.ts";

const PAGE_SIZE = 20;

const hrefOf = (page: number) => listHref("/", page);

export async function generateMetadata({ searchParams }: PageProps<"/">): Promise<Metadata> {
  const t = await getTranslations("home");
  const page = pageOf((await searchParams).page);
  return {
    alternates: { canonical: hrefOf(page) },
    ...(page > 1 ? { title: t("pageTitle", { page }) } : {}),
  };
}

/** The newest episodes of all shows, page by page; the first has the shows too. */
export default async function HomePage({ searchParams }: PageProps<"/">) {
  const t = await getTranslations("home");
  const page = pageOf((await searchParams).page);
  const [{ episodes, pages }, shows] = await Promise.all([
    listNewestPage(page, PAGE_SIZE, null),
    listShows(),
  ]);
  if (shows.length === 0) return <EmptyState title={t("empty")} advice={t("emptyAdvice")} />;
  stayWithin(page, pages, hrefOf);
  return (
    <div className={styles.page}>
      <h1 className="visually-hidden">{t("title")}</h1>
      {page === 1 && <LaterContinueListening />}
      <section aria-labelledby="newest">
        <h2 id="newest">{t("newest")}</h2>
        {episodes.map((episode) => (
          <EpisodeRow key={episode.track.href} episode={episode} showNamed />
        ))}
        <PageLinks page={page} pages={pages} hrefOf={hrefOf} />
      </section>
      {page === 1 && (
        <section aria-labelledby="shows" className={styles.shows}>
          <h2 id="shows">{t("shows")}</h2>
          <ShowList shows={withFirst(shows, (await siteFace()).firstShow)} />
        </section>
      )}
    </div>
  );
}
