import type { ListedShow, ShowPage } from "#core/episode/episode.ts";
import { listPeople } from "#core/episode/person.ts";
import { database } from "../db/client.ts";
import { keptShowExtras } from "./extras.ts";
import { pagesOf } from "./paging.ts";
import { publicFeed } from "./public-feed.ts";
import { creditSelect, showSelect, toCredit, toShowCard } from "./row.ts";

/** All shows, by title. */
export async function listShows(): Promise<readonly ListedShow[]> {
  const rows = await database().show.findMany({
    select: showSelect,
    orderBy: [{ title: "asc" }, { id: "asc" }],
  });
  return rows.map(toShowCard);
}

/** A page of all shows, by title. */
export interface ShowList {
  readonly shows: readonly ListedShow[];
  /** How many there are on all pages. */
  readonly total: number;
  readonly pages: number;
}

const PAGE_SIZE = 100;

export async function listShowPage(page: number): Promise<ShowList> {
  const [total, rows] = await Promise.all([
    database().show.count(),
    database().show.findMany({
      select: showSelect,
      orderBy: [{ title: "asc" }, { id: "asc" }],
      skip: (page - 1) * PAGE_SIZE,
      take: PAGE_SIZE,
    }),
  ]);
  return { shows: rows.map(toShowCard), total, pages: pagesOf(total, PAGE_SIZE) };
}

/** The show with this slug, or null. */
export async function findShow(slug: string): Promise<ShowPage | null> {
  const row = await database().show.findUnique({
    where: { slug },
    select: {
      ...showSelect,
      description: true,
      link: true,
      type: true,
      extras: true,
      feed: { select: { location: true, login: { select: { feedId: true } } } },
      persons: { select: creditSelect, orderBy: { id: "asc" } },
    },
  });
  if (!row) return null;
  const { description, link, type, extras, feed, blocked, persons } = row;
  return {
    ...toShowCard(row),
    description,
    serial: type === "serial",
    link,
    // Feeds of one subscriber are asked to be kept out of directories.
    feedUrl: blocked ? null : publicFeed(feed && { location: feed.location, signedIn: feed.login !== null }),
    persons: listPeople(persons.map(toCredit), []),
    extras: keptShowExtras.parse(extras),
  };
}
