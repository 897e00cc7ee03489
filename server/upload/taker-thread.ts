import { workerData } from "node:worker_threads";
import { z } from "zod";
import { openDatabase } from "../db/client.ts";
import type { Held } from "../jobs/lease.ts";
import { mediaPlace } from "../media/place.ts";
import { serve } from "../thread/serve.ts";
import { takeUpload } from "./taker.ts";

const { databaseLocation, ...folders } = z
  .object({ databaseLocation: z.string(), mediaPlace, uploadsDir: z.string() })
  .parse(workerData);
const db = openDatabase(databaseLocation);

serve({
  // Nothing is fetched: an upload names only files that are here.
  take: (held: Held) => takeUpload(held, { db, ...folders, fetchPrivate: false, userAgent: "Playhead" }),
});
