import type { EpisodeEntry } from "#server/search/catalogue/catalogue.ts";

/** An episode of which nothing matters but what is said. */
export function episodeEntry(changes: Partial<EpisodeEntry> = {}): EpisodeEntry {
  return {
    id: 1,
    slug: "e",
    title: "E",
    show: { id: 1, slug: "s", title: "S" },
    publishedAt: null,
    day: null,
    year: null,
    duration: null,
    length: null,
    tags: [],
    languages: ["en"],
    audible: true,
    transcribedAt: 0,
    ...changes,
  };
}
