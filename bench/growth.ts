import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import Sqlite from "better-sqlite3";
import { z } from "zod";
import { openDatabase } from "#server/db/client.ts";
import { migrateDatabase } from "#server/db/migrate.ts";
import { importSource } from "#server/import/import-source.ts";
import { makeCorpus } from "./corpus.ts";
import { writeMadeShow } from "./made-show.ts";
import { processorTime, residentMegabytes } from "./process-figures.ts";

const PORT = 4341;
const TOKEN = "the-token-of-this-benchmark";
/** Hours of speech, each an episode of 9,000 words by two speakers. */
const HOURS = Number(process.argv[2] ?? 100);
const CUES = 900;
/** Requests of one kind. */
const ASKED = 400;

const tables = z.array(z.object({ name: z.string(), bytes: z.number() }));

/** What an hour of speech takes of the database, its index and the memory, and what a request takes of the processor. */
const folder = mkdtempSync(path.join(tmpdir(), "playhead-bench-"));
try {
  await costs(await sizes());
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Imports a show, whose sound stays elsewhere. Returns the folder of its data. */
async function sizes(): Promise<string> {
  const data = path.join(folder, "data");
  const episodes = Array.from({ length: HOURS }, (_, number) => ({
    title: `Episode ${number}`,
    sound: null,
    cues: CUES,
    seconds: 4,
  }));
  const feed = writeMadeShow(path.join(folder, "show"), makeCorpus(), episodes);
  const file = path.join(data, "playhead.db");
  await migrateDatabase(file);
  const empty = kindsOf(file);
  const db = openDatabase(file);
  const options = {
    db,
    mediaPlace: path.join(data, "media"),
    fetchPrivate: false,
    userAgent: "Playhead/bench",
  };
  const begun = process.cpuUsage();
  await importSource(feed, options, () => {});
  const { user, system } = process.cpuUsage(begun);
  await db.$disconnect();
  console.log(`${HOURS} hours of speech: what one hour takes`);
  for (const [kind, bytes] of kindsOf(file)) {
    const grown = (bytes - (empty.get(kind) ?? 0)) / HOURS;
    console.log(`  ${kind}: ${(grown / 1000).toFixed(1)} kB`);
  }
  console.log(`  import: ${((user + system) / 1e6 / HOURS).toFixed(2)} s of processor`);
  return data;
}

/** Bytes of what is in a database: the index of search, passages with their index, and all else. */
function kindsOf(file: string): ReadonlyMap<string, number> {
  const sqlite = new Sqlite(file, { readonly: true });
  const rows = tables.parse(
    sqlite.prepare("SELECT name, sum(pgsize) AS bytes FROM dbstat GROUP BY name").all(),
  );
  sqlite.close();
  const kinds = new Map([["the whole file", statSync(file).size]]);
  for (const { name, bytes } of rows) {
    const kind = /^Search/.test(name) ? "index of search" : /passage/i.test(name) ? "passages" : "all else";
    kinds.set(kind, (kinds.get(kind) ?? 0) + bytes);
  }
  return kinds;
}

/** Asks a built site for pages, and says what that costs it. */
async function costs(data: string): Promise<void> {
  const env = {
    ...process.env,
    DATA_DIR: data,
    PORT: String(PORT),
    METRICS_TOKEN: TOKEN,
    KEEP_FEEDS: "false",
  };
  const site = spawn(process.execPath, ["commands/start.js"], {
    env,
    stdio: ["ignore", "ignore", "inherit"],
  });
  const pid = site.pid ?? 0;
  try {
    while (!(await fetch(`http://127.0.0.1:${PORT}/readyz`).catch(() => null)))
      await new Promise((resolve) => setTimeout(resolve, 200));
    const episode = (number: number) => `/shows/show/episode-${number % HOURS}`;
    await ask(() => episode(0), 50);
    const before = await figures();
    const fresh = await ask(episode, HOURS);
    const after = await figures();
    const kept = await ask(episode, ASKED);
    const words = makeCorpus().words.slice(50, 50 + 60);
    // So many a minute one client may search.
    const search = await ask((number) => `/search?q=${words[number]}`, 50);
    console.log("milliseconds of processor a request, all threads of the site");
    console.log(`  an episode of an hour, made: ${fresh.toFixed(1)}; kept: ${kept.toFixed(2)}`);
    console.log(`  a search, its whole page: ${search.toFixed(1)}`);
    const [pages, bytes] = [after.pages - before.pages, after.bytes - before.bytes];
    console.log(`  ${pages} pages kept: ${Math.round(bytes / pages / 1000)} kB each`);
    console.log(`  resident memory: ${residentMegabytes(pid)} MB`);
  } finally {
    site.kill("SIGKILL");
  }

  /** Milliseconds of processor for each. */
  async function ask(addressOf: (number: number) => string, times: number): Promise<number> {
    const begun = processorTime(pid);
    for (let number = 0; number < times; number++) {
      const response = await fetch(`http://127.0.0.1:${PORT}${addressOf(number)}`);
      if (response.status !== 200)
        throw new Error(`${addressOf(number)} was answered with ${response.status}`);
      await response.arrayBuffer();
    }
    return (processorTime(pid) - begun) / times;
  }
}

async function figures(): Promise<{ readonly pages: number; readonly bytes: number }> {
  const headers = { authorization: `Bearer ${TOKEN}` };
  const text = await (await fetch(`http://127.0.0.1:${PORT}/metrics`, { headers })).text();
  const figure = (name: string) => Number(new RegExp(`^${name} (\\S+)$`, "m").exec(text)?.[1]);
  return { pages: figure("playhead_kept_pages"), bytes: figure("playhead_kept_pages_bytes") };
}
