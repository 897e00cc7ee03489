import { z } from "zod";
import type { Track } from "#core/episode/track.ts";
import { LIST_PEAKS, toTrack } from "../../shows/row.ts";
import type { Catalogue } from "../catalogue/catalogue.ts";
import type { Rows } from "./rows.ts";

const row = z.object({
  id: z.number(),
  guid: z.string(),
  showGuid: z.string(),
  slug: z.string(),
  title: z.string(),
  imageUrl: z.string().nullable(),
  duration: z.number().nullable(),
  audioUrl: z.string().nullable(),
  audioType: z.string().nullable(),
  peaks: z.instanceof(Uint8Array).nullable(),
  /** Not every database has truth values. */
  chaptersNoted: z.coerce.boolean(),
  showSlug: z.string(),
  showTitle: z.string(),
  language: z.string(),
  showImageUrl: z.string().nullable(),
});
const chapterRows = z.array(
  z.object({
    episodeId: z.number(),
    start: z.number(),
    title: z.string(),
    url: z.string().nullable(),
    imageUrl: z.string().nullable(),
  }),
);

/** So many tracks are kept ready: some pages of results. */
const MOST_KEPT = 200;

/** Reads the tracks of episodes for lists; keeps the last ones while the database does not change. */
export class TrackReader {
  readonly #kept = new Map<number, Track>();
  #of: Catalogue | null = null;

  /** The tracks of these episodes of this catalogue, by their ids. */
  async find(
    rows: Rows,
    catalogue: Catalogue,
    episodes: readonly number[],
  ): Promise<ReadonlyMap<number, Track>> {
    if (catalogue !== this.#of || this.#kept.size > MOST_KEPT) this.#kept.clear();
    this.#of = catalogue;
    const missing = episodes.filter((id) => !this.#kept.has(id));
    if (missing.length > 0) {
      const found = z.array(row).parse(await rows.list("tracks", missing));
      const chapters = chapterRows.parse(await rows.list("trackChapters", missing));
      for (const { id, showGuid, showSlug, showTitle, language, showImageUrl, ...own } of found) {
        const show = { guid: showGuid, slug: showSlug, title: showTitle, language, imageUrl: showImageUrl };
        const listed = chapters.flatMap(({ episodeId, ...chapter }) => (episodeId === id ? [chapter] : []));
        this.#kept.set(id, toTrack({ ...own, show, chapters: listed }, LIST_PEAKS));
      }
    }
    return new Map(
      episodes.flatMap((id) => {
        const track = this.#kept.get(id);
        return track ? [[id, track]] : [];
      }),
    );
  }
}
