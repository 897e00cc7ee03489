import { workerData } from "node:worker_threads";
import workerpool from "workerpool";
import { z } from "zod";
import { Finder } from "./finder.ts";

const { databaseFile } = z.object({ databaseFile: z.string() }).parse(workerData);
const finder = new Finder(databaseFile);

workerpool.worker({
  find: (...args: Parameters<Finder["find"]>) => finder.find(...args),
  playable: (...args: Parameters<Finder["playable"]>) => finder.playable(...args),
  news: (...args: Parameters<Finder["news"]>) => finder.news(...args),
  marks: (...args: Parameters<Finder["marks"]>) => finder.marks(...args),
});
