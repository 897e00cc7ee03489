import { tagHref } from "#core/episode/address.ts";
import type { ListedTag, Tag } from "#core/episode/episode.ts";
import { database, type Prisma } from "../db/client.ts";
import { listed } from "./episode-choice.ts";
import { pagesOf } from "./paging.ts";

export interface TagList {
  readonly tags: readonly ListedTag[];
  /** How many there are on all pages. */
  readonly total: number;
  readonly pages: number;
}

const PAGE_SIZE = 200;

/** A page of the tags whose names contain `typed`; of all where it is empty. What most episodes have comes first. */
export async function listTagPage(typed: string, page: number): Promise<TagList> {
  const where: Prisma.TagWhereInput = { name: { contains: typed }, episodes: { some: listed } };
  const [total, rows] = await Promise.all([
    database().tag.count({ where }),
    database().tag.findMany({
      where,
      select: { slug: true, name: true, _count: { select: { episodes: { where: listed } } } },
      orderBy: [{ episodes: { _count: "desc" } }, { name: "asc" }],
      skip: (page - 1) * PAGE_SIZE,
      take: PAGE_SIZE,
    }),
  ]);
  const tags = rows.map(({ slug, name, _count }) => ({
    slug,
    name,
    href: tagHref(slug),
    episodeCount: _count.episodes,
  }));
  return { tags, total, pages: pagesOf(total, PAGE_SIZE) };
}

/** The tag with this slug, or null where no listed episode has it. */
export function findTag(slug: string): Promise<Tag | null> {
  return database().tag.findFirst({
    where: { slug, episodes: { some: listed } },
    select: { slug: true, name: true },
  });
}
