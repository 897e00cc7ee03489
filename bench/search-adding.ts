import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { z } from "zod";
import type { SearchRequest } from "#core/search/request.ts";
import type { SearchBackend } from "#server/search/catalogue/backend.ts";
import { ArchiveWriter, inventArchive, PASSAGES_AN_EPISODE } from "./archive.ts";
import { makeCorpus, percentile } from "./corpus.ts";
import { elapsed } from "./elapsed.ts";

/** Episodes that come one after another. */
const ADDED = 200;
/** Those that come alone. */
const ALONE = 25;
/** In quiet, before episodes come. */
const SEARCHES = 1000;

/** What episodes cost that come into an archive, and searches meanwhile. */
export async function measureAdding(
  backend: SearchBackend,
  file: string,
  request: SearchRequest,
): Promise<void> {
  const search = () => elapsed(() => backend.search(request));
  await measureImport(file, search);
  await measureMeeting(file, search);
}

type Search = () => Promise<number>;

/** One episode after another comes in, from another process, while somebody searches. */
async function measureImport(file: string, search: Search): Promise<void> {
  const quiet: number[] = [];
  for (let run = 0; run < SEARCHES; run++) quiet.push(await search());
  const child = spawn(process.execPath, ["--import", "tsx", "bench/adding.ts", file, String(ADDED)], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  // What it takes to begin is no adding.
  await lines.next();
  await search();
  child.stdin.end("go");
  const meanwhile: number[] = [];
  const added = lines.next();
  let ended = false;
  void added.then(() => {
    ended = true;
  });
  while (!ended) meanwhile.push(await search());
  const adding = z.array(z.number()).parse(JSON.parse((await added).value));
  console.log(`  adding an episode among others: ${percentiles(adding)}`);
  console.log(`  a search meanwhile: ${percentiles(meanwhile)}; in quiet: ${percentiles(quiet)}`);
}

/** An episode that comes alone is shown at once: who searches next waits until it is read. */
async function measureMeeting(file: string, search: Search): Promise<void> {
  const writer = new ArchiveWriter(file);
  const meeting: number[] = [];
  for (const passages of inventArchive(makeCorpus(40_000, 3), ALONE * PASSAGES_AN_EPISODE)) {
    writer.add(passages);
    meeting.push(await search());
  }
  writer.close();
  console.log(`  the first search after an episode that came alone: ${percentiles(meeting)}`);
}

function percentiles(samples: readonly number[]): string {
  return `p50 ${percentile(samples, 0.5).toFixed(1)} ms, p95 ${percentile(samples, 0.95).toFixed(1)} ms`;
}
