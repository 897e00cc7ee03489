import type { Database } from "../db/client.ts";

/** The title of the episode of these slugs, or of the show where no episode is named; null where there is none. */
export async function findMovable(
  db: Database,
  show: string,
  episode: string | null,
): Promise<string | null> {
  const found =
    episode === null
      ? await db.show.findUnique({ where: { slug: show }, select: { title: true } })
      : await db.episode.findFirst({
          where: { slug: episode, show: { slug: show } },
          select: { title: true },
        });
  return found?.title ?? null;
}
