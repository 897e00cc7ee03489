import { z } from "zod";
import { episodeHref, showFeedHref, showHref } from "#core/episode/address.ts";
import { wholeUrl } from "#core/episode/whole-url.ts";
import type { FeedItem } from "#core/feed/write/item.ts";
import type { ShowFeed } from "#core/feed/write/show-feed.ts";
import { newestOf } from "#core/page/sitemap.ts";
import { type Database, database, type Prisma } from "../db/client.ts";
import { keptEpisodeExtras, keptShowExtras } from "./extras.ts";
import { NEWEST_FIRST } from "./order.ts";
import { podcastGuid } from "./podcast-guid.ts";
import { toTiming } from "./row.ts";

const person = { name: true, role: true, group: true, href: true, imageUrl: true } as const;
const persons = { select: person, orderBy: { id: "asc" } } as const;

const itemSelect = {
  slug: true,
  guid: true,
  title: true,
  summary: true,
  notes: true,
  publishedAt: true,
  createdAt: true,
  duration: true,
  season: true,
  seasonName: true,
  number: true,
  numberLabel: true,
  type: true,
  explicit: true,
  blocked: true,
  link: true,
  imageUrl: true,
  audioUrl: true,
  audioType: true,
  audioBytes: true,
  persons,
  tags: { select: { name: true }, orderBy: { name: "asc" } },
  transcripts: { select: { language: true, timing: true }, orderBy: { id: "asc" } },
  soundbites: { select: { start: true, end: true, title: true }, orderBy: { id: "asc" } },
  extras: true,
  _count: { select: { chapters: true } },
} satisfies Prisma.EpisodeSelect;

const showSelect = {
  id: true,
  slug: true,
  guid: true,
  title: true,
  description: true,
  author: true,
  language: true,
  link: true,
  imageUrl: true,
  explicit: true,
  blocked: true,
  type: true,
  categories: true,
  extras: true,
  createdAt: true,
  persons,
} satisfies Prisma.ShowSelect;

type ItemRow = Prisma.EpisodeGetPayload<{ select: typeof itemSelect }>;

const keptCategories = z.array(z.object({ name: z.string(), parts: z.array(z.string()) })).catch([]);

export interface FoundFeed {
  readonly feed: ShowFeed;
  /** When its newest episode came here, in epoch milliseconds. */
  readonly modified: number | null;
}

/** All that the feed of the show with this slug tells, or null. `publicUrl` has no trailing slash. */
export async function findShowFeed(
  slug: string,
  publicUrl: string,
  db: Database = database(),
): Promise<FoundFeed | null> {
  const row = await db.show.findUnique({ where: { slug }, select: showSelect });
  if (!row) return null;
  const { id, guid, createdAt, categories, extras, slug: showSlug, ...show } = row;
  const href = showHref(showSlug);
  const rows = await listRows(id, db);
  const came = [createdAt, ...rows.map((episode) => episode.createdAt)];
  return {
    feed: {
      ...show,
      href,
      guid: guidOf(guid, wholeUrl(showFeedHref(href), publicUrl)),
      categories: keptCategories.parse(categories),
      extras: keptShowExtras.parse(extras),
      items: rows.map((episode) => toItem(episode, showSlug)),
    },
    modified: newestOf(came.map((date) => ({ modified: date.getTime() }))),
  };
}

// Prisma names every episode in the statements for what belongs to it, and refuses to name more than a thousand.
const CHUNK = 500;

/** The newest first. Their order is read once, so that an import meanwhile makes none of them appear twice. */
async function listRows(showId: number, db: Database): Promise<readonly ItemRow[]> {
  const orderBy = [...NEWEST_FIRST];
  const ids = (
    await db.episode.findMany({ where: { showId, withdrawnAt: null }, select: { id: true }, orderBy })
  ).map(({ id }) => id);
  const rows: ItemRow[] = [];
  for (let from = 0; from < ids.length; from += CHUNK) {
    const where = { id: { in: ids.slice(from, from + CHUNK) } };
    rows.push(...(await db.episode.findMany({ where, select: itemSelect, orderBy })));
  }
  return rows;
}

function toItem(row: ItemRow, showSlug: string): FeedItem {
  const {
    slug,
    publishedAt,
    audioUrl,
    audioType,
    audioBytes,
    tags,
    transcripts,
    _count,
    createdAt,
    extras,
    ...item
  } = row;
  return {
    ...item,
    href: episodeHref({ show: showSlug, episode: slug }),
    publishedAt: publishedAt?.getTime() ?? null,
    audio: audioUrl === null ? null : { url: audioUrl, type: audioType, bytes: audioBytes },
    tags: tags.map((tag) => tag.name),
    transcripts: transcripts.map(({ language, timing }) => ({
      language,
      timed: toTiming(timing) !== "none",
    })),
    chaptered: _count.chapters > 0,
    extras: keptEpisodeExtras.parse(extras),
  };
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A show without a guid of its own is known by where it came from; one from a file, by its feed here. */
function guidOf(guid: string, feedUrl: string): string {
  if (UUID.test(guid)) return guid;
  return podcastGuid(/^https?:\/\//i.test(guid) ? guid : feedUrl);
}
