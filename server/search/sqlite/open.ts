import { openPool } from "../../thread/pool.ts";
import type { SearchBackend } from "../catalogue/backend.ts";
import type { Finder } from "./finder.ts";
import type { Linguist } from "./linguist.ts";

/** A search of a very common word takes half a second of a core; so many may run side by side. */
const FINDERS = 2;
/** A question that takes longer is given up, and its thread with it. Milliseconds. */
const LONGEST_WAIT = 20_000;
/** So many may wait for a thread; more are refused rather than kept waiting. */
const LONGEST_QUEUE = 200;

/**
 * Search over SQLite, in threads: the event loop of the server only passes messages. One thread knows the words
 * (ready in a millisecond, always), the others find.
 */
export function openSqliteSearch(databaseFile: string): SearchBackend {
  const linguist = openPool("linguist", { most: 1, mostWaiting: LONGEST_QUEUE, data: { databaseFile } });
  const finders = openPool("finder", { most: FINDERS, mostWaiting: LONGEST_QUEUE, data: { databaseFile } });
  const plan = (query: string) => linguist.exec<Linguist["plan"]>("plan", [query]).timeout(LONGEST_WAIT);
  return {
    async search(request) {
      const planned = await plan(request.query);
      const page = await finders.exec<Finder["find"]>("find", [request, planned]).timeout(LONGEST_WAIT);
      if (page.totalEpisodes > 0) return { ...page, didYouMean: [] };
      return { ...page, didYouMean: await linguist.exec<Linguist["correct"]>("correct", [request.query]) };
    },
    async suggest(text) {
      return linguist.exec<Linguist["suggest"]>("suggest", [text]);
    },
    async marks(episode, language, query) {
      return finders.exec<Finder["marks"]>("marks", [episode, language, await plan(query)]);
    },
    async close() {
      await Promise.all([linguist.terminate(true), finders.terminate(true)]);
    },
  };
}
