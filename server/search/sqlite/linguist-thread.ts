import { workerData } from "node:worker_threads";
import workerpool from "workerpool";
import { z } from "zod";
import { Linguist } from "./linguist.ts";

const { databaseFile } = z.object({ databaseFile: z.string() }).parse(workerData);
const linguist = new Linguist(databaseFile);

workerpool.worker({
  plan: (...args: Parameters<Linguist["plan"]>) => linguist.plan(...args),
  suggest: (...args: Parameters<Linguist["suggest"]>) => linguist.suggest(...args),
  correct: (...args: Parameters<Linguist["correct"]>) => linguist.correct(...args),
});
