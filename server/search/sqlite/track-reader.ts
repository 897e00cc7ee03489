import type { Database, Statement } from "better-sqlite3";
import { z } from "zod";
import type { Track } from "#core/episode/track.ts";
import { LIST_PEAKS, toTrack } from "../../shows/row.ts";
import type { Catalogue } from "../catalogue/catalogue.ts";

const row = z.object({
  guid: z.string(),
  showGuid: z.string(),
  slug: z.string(),
  title: z.string(),
  imageUrl: z.string().nullable(),
  duration: z.number().nullable(),
  audioUrl: z.string().nullable(),
  audioType: z.string().nullable(),
  peaks: z.instanceof(Uint8Array).nullable(),
  /** SQLite has no truth values. */
  chaptersNoted: z.number().transform(Boolean),
  showSlug: z.string(),
  showTitle: z.string(),
  language: z.string(),
  showImageUrl: z.string().nullable(),
});
const chapters = z.array(
  z.object({
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
  readonly #track: Statement;
  readonly #chapters: Statement;
  readonly #kept = new Map<number, Track>();
  #of: Catalogue | null = null;

  constructor(sqlite: Database) {
    this.#track = sqlite.prepare(`
      SELECT e.guid, e.slug, e.title, e.imageUrl, e.duration, e.audioUrl, e.audioType, e.peaks, e.chaptersNoted,
             s.guid AS showGuid, s.slug AS showSlug, s.title AS showTitle, s.language, s.imageUrl AS showImageUrl
        FROM Episode e JOIN Show s ON s.id = e.showId WHERE e.id = ?`);
    this.#chapters = sqlite.prepare(
      "SELECT start, title, url, imageUrl FROM Chapter WHERE episodeId = ? AND listed ORDER BY start",
    );
  }

  /** The track of an episode of this catalogue. */
  find(catalogue: Catalogue, episode: number): Track | null {
    if (catalogue !== this.#of || this.#kept.size > MOST_KEPT) this.#kept.clear();
    this.#of = catalogue;
    const kept = this.#kept.get(episode);
    if (kept) return kept;
    const found = this.#track.get(episode);
    if (found === undefined) return null;
    const { showGuid, showSlug, showTitle, language, showImageUrl, ...own } = row.parse(found);
    const show = { guid: showGuid, slug: showSlug, title: showTitle, language, imageUrl: showImageUrl };
    const track = toTrack(
      { ...own, show, chapters: chapters.parse(this.#chapters.all(episode)) },
      LIST_PEAKS,
    );
    this.#kept.set(episode, track);
    return track;
  }
}
