import { openPool } from "../../thread/pool.ts";
import type { SearchBackend } from "../catalogue/backend.ts";
import { isShort, type Plan } from "../catalogue/plan.ts";
import type { Finder } from "./finder.ts";
import type { Linguist } from "./linguist.ts";

/** So many may wait for a thread; more are refused rather than kept waiting. */
const LONGEST_QUEUE = 100;

/**
 * Search over SQLite, in threads: the event loop of the server only passes messages. One thread knows the words
 * (ready in a millisecond, always), two find: a search of a very common word takes half a second of a core. Of those two
 * one takes short questions only, so that no number of long ones keeps a short one waiting.
 */
export function openSqliteSearch(databaseFile: string): SearchBackend {
  const options = { most: 1, mostWaiting: LONGEST_QUEUE, data: { databaseFile } };
  const linguist = openPool("linguist", options);
  const finder = openPool("finder", options);
  const quickFinder = openPool("finder", options);
  const finderFor = (plan: Plan) =>
    isShort(plan) && quickFinder.waiting() <= finder.waiting() ? quickFinder : finder;
  return {
    async search(request, leaving = null) {
      const plan = await linguist.ask<Linguist["plan"]>("plan", [request.query], leaving);
      const page = await finderFor(plan).ask<Finder["find"]>("find", [request, plan], leaving);
      if (page.totalEpisodes > 0) return { ...page, didYouMean: [] };
      const didYouMean = await linguist.ask<Linguist["correct"]>("correct", [request.query], leaving);
      return { ...page, didYouMean };
    },
    async playable(request, from, leaving = null) {
      const plan = await linguist.ask<Linguist["plan"]>("plan", [request.query], leaving);
      return finderFor(plan).ask<Finder["playable"]>("playable", [request, plan, from], leaving);
    },
    async news(request, since, leaving = null) {
      const plan = await linguist.ask<Linguist["plan"]>("plan", [request.query], leaving);
      // Nobody waits at a page for it.
      return finder.ask<Finder["news"]>("news", [request, plan, since], leaving);
    },
    async suggest(text, leaving = null) {
      return linguist.ask<Linguist["suggest"]>("suggest", [text], leaving);
    },
    async marks(episode, language, query, leaving = null) {
      const plan = await linguist.ask<Linguist["plan"]>("plan", [query], leaving);
      return finderFor(plan).ask<Finder["marks"]>("marks", [episode, language, plan], leaving);
    },
    async close() {
      await Promise.all([linguist.end(), finder.end(), quickFinder.end()]);
    },
  };
}
