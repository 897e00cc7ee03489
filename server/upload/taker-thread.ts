import { workerData } from "node:worker_threads";
import workerpool from "workerpool";
import { z } from "zod";
import { openDatabase } from "../db/client.ts";
import { takeUpload } from "./taker.ts";

const { databaseFile, ...folders } = z
  .object({ databaseFile: z.string(), mediaDir: z.string(), uploadsDir: z.string() })
  .parse(workerData);
const db = openDatabase(databaseFile);

workerpool.worker({
  // Nothing is fetched: an upload names only files that are here.
  take: (id: number) => takeUpload(id, { db, ...folders, fetchPrivate: false, userAgent: "Playhead" }),
});
