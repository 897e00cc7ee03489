import { workerData } from "node:worker_threads";
import { z } from "zod";
import { serve } from "../../thread/serve.ts";
import { Linguist } from "./linguist.ts";
import { openSearchedDatabase } from "./open-database.ts";

const { location, words, model } = z
  .object({ location: z.string(), words: z.enum(["segments", "rows"]), model: z.string().nullable() })
  .parse(workerData);
const linguist = new Linguist(openSearchedDatabase(location, words), model);

serve({
  plan: (...args: Parameters<Linguist["plan"]>) => linguist.plan(...args),
  suggest: (...args: Parameters<Linguist["suggest"]>) => linguist.suggest(...args),
  correct: (...args: Parameters<Linguist["correct"]>) => linguist.correct(...args),
});
