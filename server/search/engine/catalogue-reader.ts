import { z } from "zod";
import type { Catalogue, EpisodeEntry, TranscriptEntry } from "../catalogue/catalogue.ts";
import { EpisodeEntries, isSame, type Show } from "./episode-entries.ts";
import { PassageReader, type TranscriptPassages } from "./passage-reader.ts";
import type { Rows } from "./rows.ts";

const showRow = z.object({ id: z.number(), slug: z.string(), title: z.string(), language: z.string() });
const nameRow = z.object({ name: z.string() });

/** Reads the catalogue, anew when the database shows another; what has not changed since is taken over as it was. */
export class CatalogueReader {
  readonly #passages = new PassageReader();
  #shows: ReadonlyMap<number, Show> = new Map();
  readonly #episodes = new EpisodeEntries();
  /** By what they were made of. */
  readonly #transcripts = new WeakMap<TranscriptPassages, TranscriptEntry>();
  #version: string | null = null;
  #catalogue: Catalogue | null = null;

  /** The catalogue of these rows: the same object as before while nothing has changed. */
  async read(rows: Rows): Promise<Catalogue> {
    const { version } = rows;
    if (this.#catalogue && this.#version === version) return this.#catalogue;
    this.#catalogue = await this.#build(rows);
    this.#version = version;
    return this.#catalogue;
  }

  async #build(rows: Rows): Promise<Catalogue> {
    this.#shows = await this.#readShows(rows);
    const passages = await this.#passages.read(rows);
    const episodes = await this.#episodes.read(rows, this.#shows, languagesOf(passages));
    const transcripts: TranscriptEntry[] = [];
    for (const own of passages) {
      const episode = episodes.get(own.episodeId);
      // That of a withdrawn episode is not searched.
      if (episode) transcripts.push(this.#transcriptOf(own, episode));
    }
    transcripts.sort((one, other) => one.first - other.first);
    const people = z
      .array(nameRow)
      .parse(await rows.list("people"))
      .map(({ name }) => name);
    const { speakers } = this.#passages;
    const asOf = [...episodes.values()].reduce(
      (latest, { transcribedAt }) => Math.max(latest, transcribedAt ?? 0),
      0,
    );
    return { shows: [...this.#shows.values()], episodes, transcripts, speakers, people, asOf };
  }

  async #readShows(rows: Rows): Promise<ReadonlyMap<number, Show>> {
    const shows = z.array(showRow).parse(await rows.list("shows"));
    return new Map(
      shows.map((show) => {
        const known = this.#shows.get(show.id);
        return [show.id, known && isSame(Object.values(known), Object.values(show)) ? known : show];
      }),
    );
  }

  #transcriptOf(passages: TranscriptPassages, episode: EpisodeEntry): TranscriptEntry {
    const known = this.#transcripts.get(passages);
    if (known?.episode === episode) return known;
    const { episodeId: _, ...own } = passages;
    const entry = { ...own, episode };
    this.#transcripts.set(passages, entry);
    return entry;
  }
}

/** By an episode's id: those of its transcripts. Episodes with one share the list of it. */
function languagesOf(passages: readonly TranscriptPassages[]): ReadonlyMap<number, readonly string[]> {
  const alone = new Map<string, readonly string[]>();
  const languages = new Map<number, readonly string[]>();
  for (const { episodeId, language } of passages) {
    const known = languages.get(episodeId);
    const list = alone.get(language) ?? [language];
    alone.set(language, list);
    languages.set(episodeId, known ? [...known, language] : list);
  }
  return languages;
}
