import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { oembedLinks } from "#core/embed/oembed.ts";
import { showFeedHref } from "#core/episode/address.ts";
import { type EpisodeFilter, filterHref, parseEpisodeFilter, usualOrder } from "#core/episode/filter.ts";
import { wholeUrl } from "#core/episode/whole-url.ts";
import { htmlText } from "#core/text/html-text.ts";
import { excerpt } from "#core/text/prose.ts";
import { EpisodeRow } from "#features/library/episode-row.tsx";
import { FilterChips } from "#features/library/filter-chips.tsx";
import { FilterForm } from "#features/library/filter-form.tsx";
import { UnplayedList } from "#features/library/unplayed-list.tsx";
import { ManageMenu } from "#features/trash/manage-menu.tsx";
import { Art } from "#features/ui/art.tsx";
import { Notes } from "#features/ui/notes.tsx";
import { PageLinks } from "#features/ui/page-links.tsx";
import { config } from "#server/config.ts";
import { listGroups } from "#server/shows/episode-choice.ts";
import { listEpisodes } from "#server/shows/episodes.ts";
import { findPerson, listShowPeople } from "#server/shows/person-list.ts";
import { findRecommended } from "#server/shows/recommended.ts";
import { findShow } from "#server/shows/shows.ts";
import { findTag } from "#server/shows/tags.ts";
import { Credits } from "../../credits.tsx";
import { ExtraFacts } from "../../extras.tsx";
import { stayWithin } from "../../last-page.ts";
import { oneOf } from "../../search-params.ts";
import { StaticHtml, staticHtml } from "../../static-html.tsx";
import { EpisodeGroupLinks } from "./episode-group-links.tsx";
import { FollowInApp } from "./follow-in-app.tsx";
import styles from "./page.module.css";
import { LiveEvents, RecommendedShows, ShowActions, ShowFrequency } from "./show-extras.tsx";

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
  const filter = parseEpisodeFilter((name) => oneOf(given[name]));
  const usual = usualOrder(show.serial);
  const list = await listEpisodes(slug, { ...filter, order: filter.order ?? usual });
  const hrefOf = (page: number) => filterHref(show.href, { ...filter, page });
  stayWithin(filter.page, list.pages, hrefOf);
  const [groups, people, names, recommended] = await Promise.all([
    listGroups(slug, filter),
    listShowPeople(slug),
    readNames(filter),
    findRecommended(show.extras.recommended),
  ]);
  const seasonName = groups.seasons.find(({ value }) => value === filter.season)?.name ?? null;
  return (
    <div className={styles.page}>
      <header className={styles.about}>
        <Art url={show.imageUrl} size={200} eager />
        <div>
          <h1 lang={show.language} dir="auto">
            {show.title}
          </h1>
          <p className={styles.author}>
            {show.author !== null && <span dir="auto">{show.author}</span>}
            <ShowFrequency {...show.extras} />
          </p>
          <LiveEvents events={show.extras.live} now={Date.now()} />
          <Notes language={show.language}>
            <StaticHtml {...staticHtml(show.description)} />
          </Notes>
          <ShowActions {...show.extras} />
          <p className={styles.feed}>
            <a href={showFeedHref(show.href)}>{t("showFeed")}</a>
          </p>
          <FollowInApp show={show} publicUrl={config().publicUrl} />
          <ExtraFacts {...show.extras} />
          <Credits persons={show.persons} />
          <ManageMenu
            title={show.title}
            show={slug}
            episode={null}
            transcribable={config().transcribe !== null}
          />
        </div>
      </header>
      <section aria-labelledby="episodes">
        <h2 id="episodes">{t("episodesTitle")}</h2>
        <FilterForm href={show.href} filter={filter} usual={usual} people={people} />
        <EpisodeGroupLinks href={show.href} filter={filter} groups={groups} />
        <FilterChips href={show.href} filter={filter} {...names} seasonName={seasonName} total={list.total} />
        <UnplayedList tracks={list.episodes.map(({ track }) => track)} paged={list.pages > 1}>
          {list.episodes.map((episode) => (
            <EpisodeRow key={episode.track.href} episode={episode} showNamed={false} numbered={show.serial} />
          ))}
        </UnplayedList>
        <PageLinks page={filter.page} pages={list.pages} hrefOf={hrefOf} />
      </section>
      <RecommendedShows {...recommended} />
    </div>
  );
}

/** What the tag and the person of a filter are called. */
async function readNames({ tag, speaker }: EpisodeFilter) {
  const [named, person] = await Promise.all([
    tag === null ? null : findTag(tag),
    speaker === null ? null : findPerson(speaker),
  ]);
  return { tagName: named?.name ?? null, personName: person?.name ?? null };
}
