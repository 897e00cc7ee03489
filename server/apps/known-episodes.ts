import { setImmediate as nextTurn } from "node:timers/promises";
import { addressKey } from "#core/app/address-key.ts";
import { type KeptTrack, keepTrack } from "#core/episode/kept-track.ts";
import type { EpisodeGuid } from "#core/episode/track.ts";
import { wholeUrl } from "#core/episode/whole-url.ts";
import type { EpisodeAction } from "#core/sync/episode-action.ts";
import type { Database, Prisma } from "../db/client.ts";
import { toTrack } from "../shows/row.ts";
import { feedsOf, type KnownShow, showsByFeed } from "./known-shows.ts";

/** An episode that is here, and how apps name it. */
export interface KnownEpisode {
  readonly track: KeptTrack & { readonly guid: EpisodeGuid };
  /** Where its show can be subscribed to: at its publisher's, if it came from there, and here. */
  readonly feeds: readonly string[];
  /** The whole address of its sound; null where it has none. */
  readonly sound: string | null;
  /** As apps write times; empty where it is not known. */
  readonly released: string;
  readonly summary: string;
}

type Named = Pick<EpisodeAction, "podcast" | "episode" | "guid">;

const select = {
  showId: true,
  guid: true,
  slug: true,
  title: true,
  summary: true,
  duration: true,
  publishedAt: true,
  imageUrl: true,
  audioUrl: true,
  audioType: true,
  chaptersNoted: true,
  show: {
    select: {
      guid: true,
      slug: true,
      title: true,
      language: true,
      imageUrl: true,
      feed: { select: { location: true } },
    },
  },
} satisfies Prisma.EpisodeSelect;

/** How many episodes that came at once an app is told of. */
const MOST_NEW = 1000;

type Row = Prisma.EpisodeGetPayload<{ select: typeof select }>;

/** So many are looked for with one question. */
const CHUNK = 250;

/**
 * The episodes that apps mean, each in the place of its name, null where none is here: in the show of the feed, ours or its
 * publisher's, the one with that guid, else with that sound; of a feed that is not known the one with that sound, if there is
 * but one. `publicUrl` has no trailing slash.
 */
export async function findNamedEpisodes(
  db: Database,
  publicUrl: string,
  names: readonly Named[],
): Promise<readonly (KnownEpisode | null)[]> {
  const shows = await showsByFeed(db, publicUrl);
  const found: (KnownEpisode | null)[] = [];
  for (let from = 0; from < names.length; from += CHUNK) {
    const asked = names.slice(from, from + CHUNK);
    const rows = await listCandidates(db, asked, shows, publicUrl);
    for (const name of asked) {
      const row = choose(name, rows, shows.get(addressKey(name.podcast))?.id, publicUrl);
      found.push(row && toKnown(row, publicUrl));
    }
    await nextTurn();
  }
  return found;
}

/** Those of these episodes that are here. */
export async function findEpisodesByGuid(
  db: Database,
  publicUrl: string,
  guids: readonly EpisodeGuid[],
): Promise<readonly KnownEpisode[]> {
  const found: KnownEpisode[] = [];
  for (let from = 0; from < guids.length; from += CHUNK) {
    const asked = guids.slice(from, from + CHUNK);
    const wanted = new Set(asked.map(({ show, episode }) => JSON.stringify([show, episode])));
    const rows = await db.episode.findMany({
      where: {
        guid: { in: asked.map(({ episode }) => episode) },
        show: { guid: { in: asked.map(({ show }) => show) } },
      },
      select,
    });
    const isWanted = (row: Row) => wanted.has(JSON.stringify([row.show.guid, row.guid]));
    found.push(...rows.filter(isWanted).map((row) => toKnown(row, publicUrl)));
    await nextTurn();
  }
  return found;
}

/** The episodes of these shows that came here after a time, the oldest first. */
export async function listNewEpisodes(
  db: Database,
  publicUrl: string,
  showIds: readonly number[],
  after: Date,
): Promise<readonly KnownEpisode[]> {
  const rows = await db.episode.findMany({
    where: { showId: { in: [...showIds] }, createdAt: { gt: after }, withdrawnAt: null },
    select,
    orderBy: { id: "asc" },
    take: MOST_NEW,
  });
  return rows.map((row) => toKnown(row, publicUrl));
}

async function listCandidates(
  db: Database,
  names: readonly Named[],
  shows: ReadonlyMap<string, KnownShow>,
  publicUrl: string,
): Promise<readonly Row[]> {
  const sounds = names.flatMap(({ episode }) => soundAddresses(episode, publicUrl));
  const guids = names.flatMap(({ guid }) => guid ?? []);
  const orderBy = { id: "asc" } as const;
  const showIds = names.flatMap(({ podcast }) => shows.get(addressKey(podcast))?.id ?? []);
  const [bySound, byGuid] = await Promise.all([
    db.episode.findMany({ where: { audioUrl: { in: [...new Set(sounds)] } }, select, orderBy }),
    db.episode.findMany({
      where: { showId: { in: [...new Set(showIds)] }, guid: { in: [...new Set(guids)] } },
      select,
      orderBy,
    }),
  ]);
  return [...byGuid, ...bySound];
}

function choose(
  { episode, guid }: Named,
  rows: readonly Row[],
  showId: number | undefined,
  publicUrl: string,
): Row | null {
  const own = rows.filter((row) => row.showId === showId);
  const sounds = soundAddresses(episode, publicUrl);
  const withSound = ({ audioUrl }: Row) => audioUrl !== null && sounds.includes(audioUrl);
  const known = own.find((row) => row.guid === guid) ?? own.find(withSound);
  if (known) return known;
  const [only, ...others] = new Map(rows.filter(withSound).map((row) => [nameOf(row), row])).values();
  return only && others.length === 0 ? only : null;
}

function nameOf({ showId, guid }: Row): string {
  return `${showId} ${guid}`;
}

/** How the address of a sound may be kept: as it is told, with or without encryption, or as a path of this site. */
function soundAddresses(told: string, publicUrl: string): readonly string[] {
  const swapped = told.replace(/^http(s?):/i, (_, s: string) => (s === "" ? "https:" : "http:"));
  return [told, swapped, ...(told.startsWith(`${publicUrl}/`) ? [told.slice(publicUrl.length)] : [])];
}

function toKnown(row: Row, publicUrl: string): KnownEpisode {
  const { showId, publishedAt, summary, ...episode } = row;
  const track = keepTrack(toTrack({ ...episode, peaks: null, chapters: [] }, 0));
  return {
    track: { ...track, guid: { show: row.show.guid, episode: row.guid } },
    feeds: feedsOf(row.show.slug, row.show.feed, publicUrl),
    sound: row.audioUrl === null ? null : wholeUrl(row.audioUrl, publicUrl),
    released: publishedAt?.toISOString().slice(0, 19) ?? "",
    summary,
  };
}
