import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { oembedLinks } from "#core/embed/oembed.ts";
import { showFeedHref } from "#core/episode/address.ts";
import { filterHref, parseEpisodeFilter, usualOrder } from "#core/episode/filter.ts";
import { wholeUrl } from "#core/episode/whole-url.ts";
import { htmlText } from "#core/text/html-text.ts";
import { excerpt } from "#core/text/prose.ts";
import { EpisodeRow } from "#features/library/episode-row.tsx";
import { FilterForm } from "#features/library/filter-form.tsx";
import { Art } from "#features/ui/art.tsx";
import { Notes } from "#features/ui/notes.tsx";
import { PageLinks } from "#features/ui/page-links.tsx";
import { config } from "#server/config.ts";
import { listEpisodes } from "#server/shows/episodes.ts";
import { findShow } from "#server/shows/shows.ts";
import { oneOf } from "../../search-params.ts";
import styles from "./page.module.css";

type Props = PageProps<"/shows/[show]">;

/** The page and its head are asked for apart, of the same request. */
const findOnce = cache(findShow);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const show = await findOnce((await params).show);
  if (!show) return {};
  const { publicUrl } = config();
  const types = {
    ...oembedLinks(wholeUrl(show.href, publicUrl), publicUrl),
    "application/rss+xml": showFeedHref(show.href),
  };
  return {
    title: show.title,
    description: excerpt(htmlText(show.description), 200),
    alternates: { types },
    ...(show.blocked ? { robots: { index: false, follow: false } } : {}),
  };
}

export default async function Page({ params, searchParams }: Props) {
  const t = await getTranslations("library");
  const { show: slug } = await params;
  const show = await findOnce(slug);
  if (!show) notFound();
  const given = await searchParams;
  const asked = parseEpisodeFilter((name) => oneOf(given[name]));
  const filter = { ...asked, order: asked.order ?? usualOrder(show.serial) };
  const list = await listEpisodes(slug, filter);
  return (
    <div className={styles.page}>
      <header className={styles.about} lang={show.language}>
        <Art url={show.imageUrl} size={200} eager />
        <div>
          <h1 dir="auto">{show.title}</h1>
          {show.author !== null && (
            <p className={styles.author} dir="auto">
              {show.author}
            </p>
          )}
          <Notes html={show.description} />
          <p>
            <a href={showFeedHref(show.href)}>{t("showFeed")}</a>
          </p>
        </div>
      </header>
      <section aria-labelledby="episodes">
        <h2 id="episodes">{t("episodesTitle")}</h2>
        <FilterForm href={show.href} filter={filter} total={list.total} />
        {list.episodes.map((episode) => (
          <EpisodeRow key={episode.track.href} episode={episode} showNamed={false} />
        ))}
        <PageLinks
          page={filter.page}
          pages={list.pages}
          hrefOf={(page) => filterHref(show.href, { ...filter, page })}
        />
      </section>
    </div>
  );
}
