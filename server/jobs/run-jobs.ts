import { alignKind } from "../align/align-job.ts";
import type { Config } from "../config.ts";
import type { Database } from "../db/client.ts";
import { feedKind } from "../feeds/feed-job.ts";
import { importKind } from "../feeds/import-job.ts";
import { importOptions } from "../import/import-options.ts";
import { lengthKind } from "../measure/length-job.ts";
import { measureKind } from "../measure/measure-job.ts";
import { indexKind } from "../search/index/index-job.ts";
import { embedKind } from "../search/meaning/embed-job.ts";
import { transcribeKind } from "../transcribe/transcribe-job.ts";
import { upkeepKind } from "../upkeep/upkeep-job.ts";
import { websubKind } from "../websub/websub-job.ts";
import { systemClock } from "./clock.ts";
import { runWorker } from "./worker.ts";

/** One hangs while the others go on. */
const SLOTS = 4;
/** A host who wants a feed now waits no longer than this for it to begin. Milliseconds. */
export const LOOK_EVERY = 5000;
const ENROL_EVERY = 30_000;

/** Does what is to be done by itself until the signal aborts. `holder` as in `WorkerOptions`. */
export function runJobs(config: Config, db: Database, holder: string, signal: AbortSignal): Promise<void> {
  const [clock, random] = [systemClock, Math.random];
  const { align, databaseLocation, mediaPlace, measureRemote, measuringDir, uploadsDir } = config;
  const { transcribe: recogniser, embed: embedder } = config;
  const options = { ...importOptions(config, db), clock, random };
  const { fetchPrivate, userAgent } = options;
  const hearing = { mediaPlace, workDir: measuringDir };
  const kinds = {
    feed: feedKind(options),
    import: importKind(options),
    length: lengthKind({ db, fetchPrivate, userAgent, measureRemote }),
    measure: measureKind({ db, clock, random, fetchPrivate, userAgent, measuringDir, measureRemote }),
    websub: websubKind({ db, site: config, clock, random, userAgent }),
    index: indexKind(db),
    embed: embedKind({ db, clock, random, embedder }),
    upkeep: upkeepKind({ db, clock, databaseLocation, mediaPlace, uploadsDir }),
    transcribe: transcribeKind({ db, clock, random, fetchPrivate, userAgent, recogniser, ...hearing }),
    align: alignKind({ db, clock, random, fetchPrivate, userAgent, align, measureRemote, ...hearing }),
  };
  const every = { lookEvery: LOOK_EVERY, enrolEvery: ENROL_EVERY };
  return runWorker({ ...every, db, kinds, holder, clock, random, signal, slots: SLOTS });
}
