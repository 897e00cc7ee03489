import { episodeHref, personHref, showHref, tagHref } from "#core/episode/address.ts";
import { wholeUrl } from "#core/episode/whole-url.ts";
import { MOST_ADDRESSES, newestOf, type SitemapEntry } from "#core/page/sitemap.ts";
import { type Database, database } from "../db/client.ts";
import { readPeople } from "./people.ts";

/** Nobody is sent to what was withdrawn, or is to be in no directory, though it is at its address. */
const directory = { blocked: false } as const;
const listed = { withdrawnAt: null, blocked: false, show: directory } as const;

/**
 * How many files the sitemap has: the start page, then all shows, tags and people, then all episodes, 50,000 to a file.
 */
export async function countSitemaps(db: Database = database(), size = MOST_ADDRESSES): Promise<number> {
  const [head, episodes] = await Promise.all([listHead(db), db.episode.count({ where: listed })]);
  return Math.ceil((head.length + episodes) / size);
}

/** The pages of the n-th file, from 1; empty past the last. `publicUrl` has no trailing slash. */
export async function listSitemapPages(
  n: number,
  publicUrl: string,
  db: Database = database(),
  size = MOST_ADDRESSES,
): Promise<readonly SitemapEntry[]> {
  const head = await listHead(db);
  const from = (n - 1) * size;
  const shown = head.slice(from, from + size);
  const rows = await db.episode.findMany({
    where: listed,
    select: { slug: true, createdAt: true, publishedAt: true, show: { select: { slug: true } } },
    orderBy: { id: "asc" },
    skip: Math.max(0, from - head.length),
    take: size - shown.length,
  });
  const episodes = rows.map((row) => ({
    href: episodeHref({ show: row.show.slug, episode: row.slug }),
    modified: modifiedAt(row),
  }));
  return [...shown, ...episodes].map(({ href, modified }) => ({ url: wholeUrl(href, publicUrl), modified }));
}

interface SitemapPage {
  readonly href: string;
  readonly modified: number | null;
}

/** The start page and the shows, as new as their newest episodes, and what leads across them. */
async function listHead(db: Database): Promise<readonly SitemapPage[]> {
  const newest = {
    where: listed,
    select: { createdAt: true },
    orderBy: { createdAt: "desc" },
    take: 1,
  } as const;
  const rows = await db.show.findMany({
    where: directory,
    select: { slug: true, createdAt: true, episodes: newest },
    orderBy: { id: "asc" },
  });
  const shows = rows.map(({ slug, createdAt, episodes }) => ({
    href: showHref(slug),
    modified: (episodes[0]?.createdAt ?? createdAt).getTime(),
  }));
  return [
    { href: "/", modified: newestOf(shows) },
    ...shows,
    ...(await listTags(db)),
    ...(await listPeople(db)),
  ];
}

/** The tags of what is listed, after their index. */
async function listTags(db: Database): Promise<readonly SitemapPage[]> {
  const rows = await db.tag.findMany({
    where: { episodes: { some: listed } },
    select: { slug: true },
    orderBy: { id: "asc" },
  });
  return below(
    "/tags",
    rows.map(({ slug }) => tagHref(slug)),
  );
}

/** Those who may be in a directory, after their index. */
async function listPeople(db: Database): Promise<readonly SitemapPage[]> {
  const people = [...(await readPeople(db)).values()].filter(({ blocked }) => !blocked);
  return below(
    "/people",
    people.map(({ key }) => personHref(key)),
  );
}

/** When these have changed is not known. */
function below(list: string, hrefs: readonly string[]): readonly SitemapPage[] {
  const pages = hrefs.length === 0 ? [] : [list, ...hrefs];
  return pages.map((href) => ({ href, modified: null }));
}

/** When it came here, or was published since; a date that is still to come says nothing of a change. */
function modifiedAt({ createdAt, publishedAt }: { createdAt: Date; publishedAt: Date | null }): number {
  const came = createdAt.getTime();
  const published = publishedAt?.getTime() ?? came;
  return published > Date.now() ? came : Math.max(came, published);
}
