import { type DBSchema, openDB } from "idb";
import { asKeptEpisode, type KeptEpisode } from "./kept-episode.ts";
import type { ChunkStore } from "./sound-download.ts";

interface Schema extends DBSchema {
  /** By the address of the episode's page. Written by this version or another. */
  readonly episodes: { readonly key: string; readonly value: unknown };
  /** Of sounds, by their addresses and counted from 0. */
  readonly chunks: { readonly key: [url: string, index: number]; readonly value: Blob };
}

/** What is kept of episodes, but for their pages. Rejects where the browser refuses, or has no more room. */
export interface KeptDatabase extends ChunkStore {
  readonly list: () => Promise<readonly KeptEpisode[]>;
  readonly find: (href: string) => Promise<KeptEpisode | null>;
  readonly write: (episode: KeptEpisode) => Promise<void>;
  /** Forgets the episode and its sound. */
  readonly remove: (episode: KeptEpisode) => Promise<void>;
  /** Chunks of a sound from the first to the last index, both included, in order. */
  readonly read: (url: string, first: number, last: number) => Promise<readonly Blob[]>;
}

const chunksOf = (url: string, first = 0, last = Number.POSITIVE_INFINITY) =>
  IDBKeyRange.bound([url, first], [url, last]);

/** Opens it; for pages and for the worker that answers in the network's place. */
export async function openKept(): Promise<KeptDatabase> {
  const database = await openDB<Schema>("playhead.offline", 1, {
    upgrade: (opened) => {
      opened.createObjectStore("episodes");
      opened.createObjectStore("chunks");
    },
    // A later version waits for this one to let go.
    blocking: (_current, _wanted, event) => {
      if (event.target instanceof IDBDatabase) event.target.close();
    },
  });
  return {
    list: async () => (await database.getAll("episodes")).flatMap((entry) => asKeptEpisode(entry) ?? []),
    find: async (href) => asKeptEpisode(await database.get("episodes", href)) ?? null,
    write: async (episode) => void (await database.put("episodes", episode, episode.track.href)),
    remove: async ({ track, sound }) => {
      await database.delete("episodes", track.href);
      await database.delete("chunks", chunksOf(sound.url));
    },
    read: (url, first, last) => database.getAll("chunks", chunksOf(url, first, last)),
    count: (url) => database.count("chunks", chunksOf(url)),
    put: async (url, index, chunk) => void (await database.put("chunks", chunk, [url, index])),
    clear: (url) => database.delete("chunks", chunksOf(url)),
  };
}
