import { createServer } from "node:http";
import openNext from "next";
import type { EpisodeKey } from "#core/episode/address.ts";
import { isUploadPath } from "#core/upload/address.ts";
import type { Config } from "../config.ts";
import { databaseFault, databaseKnown, databaseVersion } from "../db/version.ts";
import { preferenceHeaders, preferencesOf } from "../http/preferences.ts";
import type { Keeper } from "../jobs/keeper.ts";
import { type Download, downloadOf } from "../media/download.ts";
import type { Metrics } from "../metrics/answer.ts";
import { currentTracer } from "../trace/tracer.ts";
import { whileThere } from "./away.ts";
import { tellBuiltConfig } from "./built-config.ts";
import { chunkAnswerer } from "./chunks.ts";
import { closeSite } from "./closing.ts";
import { type Answer, makeDoor, type QuickAnswer } from "./door.ts";
import { healthAnswerer } from "./health.ts";
import { isKeptPage, KeptPages } from "./kept-pages.ts";
import { mediaAnswerer } from "./media.ts";
import { logRequest, watchFor } from "./watch.ts";

/** The first visitors come before what was cut short is taken up again. Milliseconds. */
const AFTER_START = 1000;

export interface Site {
  /** Ends it within ten seconds, whatever is being sent. */
  readonly close: () => Promise<void>;
}

/** The server of all pages and files: a door, stored files, finished pages, and Next behind them. Resolves when it listens. */
export async function openSite(config: Config, dev: boolean): Promise<Site> {
  // Spans of whoever has an SDK loaded leave out what is secret from now on.
  currentTracer();
  // Next would name a span of what it fetches by the whole address, with a bucket's or a feed's secrets.
  process.env.NEXT_OTEL_FETCH_DISABLED ??= "1";
  const { host, port } = config;
  const door = makeDoor(config, dev);
  // Development alone changes protocols; where Next does not listen for that, such requests are answered like any other.
  const httpServer = dev ? door.server : createServer();
  if (!dev) tellBuiltConfig();
  const next = openNext({ dev, hostname: host, port, httpServer });
  await Promise.all([next.prepare(), databaseKnown()]);
  const endings = [beginLater(() => keepJobs(config)), beginLater(() => keepUploads(config))];
  let closing = false;
  const answerHealth = healthAnswerer({ databaseFault, isClosing: () => closing });
  const answerFile = answerFiles(config, dev);
  const answerNext = whileThere(next.getRequestHandler(), databaseFault);
  const kept = new KeptPages(answerNext, new URL(config.publicUrl).host, databaseVersion);
  const metrics = await beginMetrics(config, kept);
  await door.open(
    // Pages are not kept while they are being written.
    answerPages(answerNext, dev ? null : kept),
    (...asked) => answerFile(...asked) ?? answerHealth(...asked) ?? metrics?.answer(...asked) ?? null,
    watchFor([
      ...(config.logLevel === "off" ? [] : [logRequest]),
      ...(metrics === null ? [] : [metrics.observe]),
    ]),
  );
  return {
    close() {
      closing = true;
      return closeSite(door, endings);
    },
  };
}

/** Stored files, and those of a build. */
function answerFiles(config: Config, dev: boolean): QuickAnswer {
  const answerMedia = mediaAnswerer(config, findDownload);
  const answerUploads = uploadAnswerer(config);
  const answerChunk: QuickAnswer = dev ? () => null : chunkAnswerer();
  return (...asked) => answerMedia(...asked) ?? answerUploads(...asked) ?? answerChunk(...asked);
}

/** Measures what this process does, where somebody may ask for that. */
async function beginMetrics({ metricsToken }: Config, kept: KeptPages): Promise<Metrics | null> {
  if (metricsToken === null) return null;
  const [{ openMetrics }, { database }] = await Promise.all([
    import("../metrics/answer.ts"),
    import("../db/client.ts"),
  ]);
  return openMetrics(metricsToken, { keptPages: () => kept.figures(), database });
}

/** What Next answers, which is told of the preferences, and finished pages that are kept. */
function answerPages(answer: Answer, kept: KeptPages | null): Answer {
  return (request, response) => {
    const preferences = preferencesOf(request);
    if (kept && isKeptPage(request)) return kept.answer(request, preferences, response);
    Object.assign(request.headers, preferenceHeaders(preferences));
    return answer(request, response);
  };
}

/** What knows of episodes is fetched when the first sound is saved. */
async function findDownload(key: EpisodeKey): Promise<Download | null> {
  const { findEpisode } = await import("../shows/episodes.ts");
  const episode = await findEpisode(key, null, { kind: "none" });
  return episode && downloadOf(episode.brief.track);
}

/** What takes files in is fetched when the first one comes. */
function uploadAnswerer(config: Config): QuickAnswer {
  return (request, response) => {
    const [path = ""] = (request.url ?? "").split("?", 1);
    if (!isUploadPath(path)) return null;
    return import("../upload/answer.ts").then(({ answerUpload }) => answerUpload(config, request, response));
  };
}

/** Begins what is done by itself once the first visitors have been served. Returns the way to end it. */
function beginLater(begin: () => Promise<Keeper>): () => Promise<void> {
  let keeper: Promise<Keeper> | null = null;
  const timer = setTimeout(() => {
    keeper = begin();
    keeper.catch(console.error);
  }, AFTER_START).unref();
  return async () => {
    clearTimeout(timer);
    await (await keeper)?.end();
  };
}

async function keepJobs(config: Config): Promise<Keeper> {
  const [{ beginKeeper }, { database }] = await Promise.all([
    import("../jobs/keeper.ts"),
    import("../db/client.ts"),
  ]);
  return beginKeeper(config, database());
}

async function keepUploads(config: Config): Promise<Keeper> {
  const [upkeep, { database }] = await Promise.all([
    import("../upload/upkeep.ts"),
    import("../db/client.ts"),
  ]);
  return upkeep.keepUploads(config, database());
}
