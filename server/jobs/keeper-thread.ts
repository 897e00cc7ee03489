import { workerData } from "node:worker_threads";
import { z } from "zod";
import { config } from "../config.ts";
import { openDatabase } from "../db/client.ts";
import { runJobs } from "./run-jobs.ts";

const { holder } = z.object({ holder: z.string() }).parse(workerData);

// It ends with its process, which gives back what runs here.
await runJobs(config(), openDatabase(config().databaseFile), holder, new AbortController().signal);
