import { workerData } from "node:worker_threads";
import { z } from "zod";
import { serve } from "../../thread/serve.ts";
import { Finder } from "./finder.ts";
import { openSearchedDatabase } from "./open-database.ts";
import type { Rows } from "./rows.ts";

const { location, words, thread } = z
  .object({ location: z.string(), words: z.enum(["segments", "rows"]), thread: z.number() })
  .parse(workerData);
const database = openSearchedDatabase(location, words);
const finder = new Finder(thread);

/** Has a method answer by the rows of one moment. */
function atOnce<Args extends unknown[], Answer>(method: (rows: Rows, ...args: Args) => Promise<Answer>) {
  return (...args: Args) => database.read((rows) => method(rows, ...args));
}

const methods = {
  readCatalogue: atOnce(finder.readCatalogue.bind(finder)),
  find: atOnce(finder.find.bind(finder)),
  playable: atOnce(finder.playable.bind(finder)),
  months: atOnce(finder.months.bind(finder)),
  news: atOnce(finder.news.bind(finder)),
  marks: atOnce(finder.marks.bind(finder)),
};

/** What the thread is asked. */
export type FinderMethods = typeof methods;

serve(methods);
