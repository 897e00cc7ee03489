import type { KeptDatabase } from "#features/offline/kept-database.ts";
import type { KeptEpisode } from "#features/offline/kept-episode.ts";

/** What is kept, in memory. `room`: so many bytes of sound find room. */
export function memory(room = Number.POSITIVE_INFINITY) {
  const episodes = new Map<string, KeptEpisode>();
  const chunks = new Map<string, Blob[]>();
  const of = (url: string) => chunks.get(url) ?? [];
  const database: KeptDatabase = {
    list: async () => [...episodes.values()],
    find: async (href) => episodes.get(href) ?? null,
    write: async (episode) => void episodes.set(episode.track.href, episode),
    remove: async ({ track, sound }) => {
      episodes.delete(track.href);
      chunks.delete(sound.url);
    },
    read: async (url, first, last) => of(url).slice(first, last + 1),
    count: async (url) => of(url).length,
    put: async (url, index, chunk) => {
      const held = of(url).reduce((sum, { size }) => sum + size, 0);
      if (held + chunk.size > room) throw new DOMException("no room", "QuotaExceededError");
      const all = [...of(url)];
      all[index] = chunk;
      chunks.set(url, all);
    },
    clear: async (url) => void chunks.delete(url),
  };
  return {
    database,
    episodes,
    text: async (url: string) => new Blob(of(url)).text(),
    count: (url: string) => of(url).length,
  };
}
