import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { tagHref } from "#core/episode/address.ts";
import type { Tag } from "#core/episode/episode.ts";
import { searchFor, searchHref } from "#core/search/request.ts";
import { EpisodeRow } from "#features/library/episode-row.tsx";
import { PageLink } from "#features/ui/page-link.tsx";
import { PageLinks } from "#features/ui/page-links.tsx";
import { listNewestPage } from "#server/shows/episodes.ts";
import { findTag } from "#server/shows/tags.ts";
import { listHref, stayWithin } from "../../last-page.ts";
import styles from "../../list.module.css";
import { decoded, pageOf } from "../../search-params.ts";

type Props = PageProps<"/tags/[tag]">;

const PAGE_SIZE = 50;

/** The page and its head are asked for apart, of the same request. */
const findOnce = cache(findTag);

async function readTag({ params }: Props): Promise<Tag> {
  return (await findOnce(decoded((await params).tag))) ?? notFound();
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const t = await getTranslations("tags");
  const { slug, name } = await readTag(props);
  const page = pageOf((await props.searchParams).page);
  return {
    title: t("titleFor", { name }),
    description: t("tagDescription", { name }),
    alternates: { canonical: listHref(tagHref(slug), page) },
  };
}

/** The episodes of all shows that have a tag. */
export default async function TagPage(props: Props) {
  const t = await getTranslations("tags");
  const { slug, name } = await readTag(props);
  const page = pageOf((await props.searchParams).page);
  const { episodes, total, pages } = await listNewestPage(page, PAGE_SIZE, slug);
  const hrefOf = (n: number) => listHref(tagHref(slug), n);
  stayWithin(page, pages, hrefOf);
  return (
    <div className={styles.page}>
      <h1>
        <bdi>{t("titleFor", { name })}</bdi>
      </h1>
      <p className={styles.links}>
        <PageLink href={searchHref({ ...searchFor(""), tag: slug })}>{t("searchWords")}</PageLink>
        <PageLink href="/tags">{t("all")}</PageLink>
      </p>
      <section aria-labelledby="episodes" className={styles.section}>
        <h2 id="episodes">{t("episodes", { count: total })}</h2>
        {episodes.map((episode) => (
          <EpisodeRow key={episode.track.href} episode={episode} showNamed />
        ))}
        <PageLinks page={page} pages={pages} hrefOf={hrefOf} />
      </section>
    </div>
  );
}
