import type { DatabaseLocation } from "../../db/location.ts";
import { openPool } from "../../thread/pool.ts";
import type { SearchBackend } from "../catalogue/backend.ts";
import { isShort, type Plan } from "../catalogue/plan.ts";
import type { Shelf } from "../index/shelf.ts";
import { askMeaning } from "../meaning/ask-meaning.ts";
import type { QueryVectors } from "../meaning/query-vectors.ts";
import type { VectorShelf } from "../meaning/vector-shelf.ts";
import type { FinderMethods } from "./finder-thread.ts";
import type { Linguist } from "./linguist.ts";
import type { SearchedWords } from "./rows.ts";

/** So many may wait for a thread; more are refused rather than kept waiting. */
const LONGEST_QUEUE = 100;

/** To load a large archive takes so long at most, on a slow machine: who gave it up would begin it anew. Milliseconds. */
const LONGEST_LOADING = 300_000;

/** What is done when a part of the index was found to be damaged: it is to be built again. */
type OnDamage = () => void;

/**
 * Search over the database at a location, in threads: the event loop of the server only passes messages. One thread loads the index and knows the
 * words, two find in the memory that it shares with them. Of those two one takes short questions only, so that no number of
 * long ones keeps a short one waiting. With `queries`, what is looked for is found by its meaning, too. Where words are
 * looked for among rows, no index is loaded.
 */
export function openSearch(
  location: DatabaseLocation,
  onDamage: OnDamage = () => {},
  queries: QueryVectors | null = null,
  words: SearchedWords = "segments",
): SearchBackend {
  const options = { most: 1, mostWaiting: LONGEST_QUEUE, longestFirstWait: LONGEST_LOADING };
  const linguist = openPool("linguist", {
    ...options,
    data: { location, words, model: queries?.model ?? null },
  });
  const finder = openPool("finder", { ...options, data: { location, words, thread: 0 } });
  const quickFinder = openPool("finder", { ...options, data: { location, words, thread: 1 } });
  let catalogue: "unasked" | "asked" | "read" = "unasked";
  /** It is read while the index is loaded: the first question would wait for both. Where that fails, the question says why. */
  const readCatalogue = () => {
    if (catalogue !== "unasked") return;
    catalogue = "asked";
    const ended = () => {
      catalogue = "read";
    };
    quickFinder.ask<FinderMethods["readCatalogue"]>("readCatalogue", []).then(ended, ended);
  };
  const finderFor = (plan: Plan) => {
    const questions = quickFinder.waiting() - (catalogue === "asked" ? 1 : 0);
    return isShort(plan) && questions <= finder.waiting() ? quickFinder : finder;
  };
  let held: Shelf | null = null;
  let vectors: VectorShelf | null = null;
  const prepare = async (query: string, leaving: AbortSignal | null) => {
    readCatalogue();
    const known = held;
    const has = { shelf: known?.number ?? null, vectors: vectors?.number ?? null };
    const args: Parameters<Linguist["plan"]> = [query, has];
    const planned = await linguist.ask<Linguist["plan"]>("plan", args, leaving);
    const shelf = planned.shelf ?? known;
    if (!shelf) throw new Error("There is no index to search");
    if (shelf.number > (held?.number ?? 0)) {
      held = shelf;
      if (shelf.damaged > 0) onDamage();
    }
    if (planned.vectors && planned.vectors.number > (vectors?.number ?? 0)) vectors = planned.vectors;
    return { plan: planned.plan, shelf };
  };
  return {
    async search(request, leaving = null) {
      const { plan, shelf } = await prepare(request.query, leaving);
      const asked = await askMeaning(request, queries, vectors);
      const meaning = asked.kind === "asked" ? asked.question : null;
      const args: Parameters<FinderMethods["find"]> = [request, plan, shelf, meaning];
      const page = await finderFor(plan).ask<FinderMethods["find"]>("find", args, leaving);
      const similar = asked.kind === "asked" ? page.similar : { kind: asked.kind };
      if (page.totalEpisodes > 0) return { ...page, similar, didYouMean: [] };
      const didYouMean = await linguist.ask<Linguist["correct"]>("correct", [request.query], leaving);
      return { ...page, similar, didYouMean };
    },
    async playable(request, from, leaving = null) {
      const { plan, shelf } = await prepare(request.query, leaving);
      const asked = await askMeaning(request, queries, vectors);
      const meaning = asked.kind === "asked" ? asked.question : null;
      const args: Parameters<FinderMethods["playable"]> = [request, plan, shelf, meaning, from];
      return finderFor(plan).ask<FinderMethods["playable"]>("playable", args, leaving);
    },
    async months(request, leaving = null) {
      const { plan, shelf } = await prepare(request.query, leaving);
      return finderFor(plan).ask<FinderMethods["months"]>("months", [request, plan, shelf], leaving);
    },
    async news(request, since, leaving = null) {
      const { plan, shelf } = await prepare(request.query, leaving);
      // Nobody waits at a page for it.
      return finder.ask<FinderMethods["news"]>("news", [request, plan, shelf, since], leaving);
    },
    async suggest(text, leaving = null) {
      return linguist.ask<Linguist["suggest"]>("suggest", [text], leaving);
    },
    async marks(episode, language, query, leaving = null) {
      const { plan, shelf } = await prepare(query, leaving);
      return finderFor(plan).ask<FinderMethods["marks"]>("marks", [episode, language, plan, shelf], leaving);
    },
    async close() {
      await Promise.all([linguist.end(), finder.end(), quickFinder.end()]);
    },
  };
}
