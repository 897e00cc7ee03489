import { constants, setPriority } from "node:os";
import { workerData } from "node:worker_threads";
import { z } from "zod";
import { config } from "../config.ts";
import { openDatabase } from "../db/client.ts";
import { beginLog } from "../log/log.ts";
import { currentTracer } from "../trace/tracer.ts";
import { runJobs } from "./run-jobs.ts";

const { holder } = z.object({ holder: z.string() }).parse(workerData);

// On Linux a priority is a thread's own (setpriority(2)): visitors come first. Elsewhere it would be that of the whole site.
if (process.platform === "linux") setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

// Spans of an SDK leave out what is secret from now on.
currentTracer();
await beginLog(config().logLevel);
// It ends with its process, which gives back what runs here.
await runJobs(config(), openDatabase(config().databaseLocation), holder, new AbortController().signal);
