import type { ListedShow, ShowPage } from "#core/episode/episode.ts";
import { database } from "../db/client.ts";
import { creditSelect, mergeCredits, showSelect, toShowCard } from "./row.ts";

/** All shows, by title. */
export async function listShows(): Promise<readonly ListedShow[]> {
  const rows = await database().show.findMany({ select: showSelect, orderBy: { title: "asc" } });
  return rows.map(toShowCard);
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
      persons: { select: creditSelect, orderBy: { id: "asc" } },
    },
  });
  if (!row) return null;
  const { description, link, type, persons } = row;
  return {
    ...toShowCard(row),
    description,
    serial: type === "serial",
    link,
    persons: mergeCredits(persons),
  };
}
