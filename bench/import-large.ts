import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { buildOnce } from "#commands/build.ts";
import { generateClient } from "#commands/generate.ts";
import { importDemo, prepareDatabase } from "#commands/prepare.ts";
import { parseConfig } from "#server/config.ts";
import { openDatabase } from "#server/db/client.ts";
import { addImport } from "#server/feeds/add-import.ts";
import { makeCorpus, percentile } from "./corpus.ts";
import { writeMadeShow } from "./made-show.ts";
import { residentMegabytes } from "./process-figures.ts";
import { PAGES } from "./sites.ts";

/**
 * A large archive is imported by the running site while people ask for its pages: `npx tsx bench/import-large.ts
 * [episodes]`, of 10,000 words each. The feed's host holds back a transcript now and then, so that pages are timed in
 * turns while the import works and while it waits, in the same database.
 */
const EPISODES = Number(process.argv[2] ?? 1000);
const WORDS_AN_EPISODE = 10_000;
const CUES = 1000;
const PORT = 4341;
/** The import works for so long, then its host makes it wait for so long. Milliseconds. */
const WORK = 6000;
const REST = 6000;
/** After a turn has begun what was under way before ends. Milliseconds. */
const SETTLE = 500;
/** Between two requests of a visitor for pages of one kind. Milliseconds. */
const PAUSE = 150;
const ASKED = ["home", "episode", "search"] as const;
type Asked = (typeof ASKED)[number];
type Turn = "working" | "waiting";

const folder = mkdtempSync(path.join(tmpdir(), "playhead-bench-"));
const config = parseConfig({ DATA_DIR: path.join(folder, "data"), PORT: String(PORT) });
generateClient();
await prepareDatabase(config);
await importDemo(config);
await buildOnce();
const corpus = makeCorpus();
const show = path.join(folder, "show");
writeMadeShow(
  show,
  corpus,
  Array.from({ length: EPISODES }, (_, number) => ({
    title: `Episode ${number}`,
    sound: null,
    cues: CUES,
    seconds: 4,
  })),
);

/** When the turn that is now began, and which it is. */
let turn: { readonly kind: Turn; readonly since: number } = { kind: "waiting", since: performance.now() };
let worked = 0;
const feedHost = createServer(async (request, response) => {
  const now = performance.now();
  if (turn.kind === "working" && now - turn.since > WORK) {
    worked += now - turn.since;
    turn = { kind: "waiting", since: now };
    await wait(REST);
    turn = { kind: "working", since: performance.now() };
  }
  response.end(readFileSync(path.join(show, path.basename(request.url ?? ""))));
}).listen(0, "127.0.0.1");

const env = {
  ...process.env,
  DATA_DIR: config.dataDir,
  HOST: "127.0.0.1",
  PORT: String(PORT),
  FETCH_PRIVATE: "true",
  NODE_ENV: "production" as const,
};
const site = spawn(process.execPath, ["commands/start.js"], { stdio: ["ignore", "ignore", "inherit"], env });
const db = openDatabase(config.databaseLocation);
const times: Record<Asked, Record<Turn, number[]>> = {
  home: { working: [], waiting: [] },
  episode: { working: [], waiting: [] },
  search: { working: [], waiting: [] },
};
const memory: number[] = [];
let log = 0;
let asking = true;
try {
  while (!(await fetch(`http://127.0.0.1:${PORT}/icon.svg`).catch(() => null))) await wait(200);
  for (const kind of ASKED) for (let n = 0; n < 20; n++) await ask(kind, n);
  const visitors = ASKED.map(visit);
  const watching = watch();
  await wait(REST);
  const { port } = feedHost.address() as AddressInfo;
  await addImport(db, { source: `http://127.0.0.1:${port}/feed.xml`, title: "Show" }, new Date());
  await until(async () => (await db.job.count({ where: { kind: "import", state: "running" } })) > 0);
  turn = { kind: "working", since: performance.now() };
  await until(async () => (await db.job.count({ where: { kind: "import", state: "running" } })) === 0);
  worked += performance.now() - turn.since;
  turn = { kind: "waiting", since: performance.now() };
  await wait(REST);
  asking = false;
  await Promise.all([...visitors, watching]);
  report(await db.episode.count({ where: { show: { feed: { location: { startsWith: "http" } } } } }));
} finally {
  asking = false;
  site.kill("SIGKILL");
  feedHost.close();
  feedHost.closeAllConnections();
  await db.$disconnect();
  rmSync(folder, { recursive: true, force: true });
}

/** One visitor of pages of this kind, until the end. */
async function visit(kind: Asked): Promise<void> {
  for (let number = 0; asking; number++) {
    const { kind: before, since } = turn;
    const settled = performance.now() - since > SETTLE;
    const spent = await ask(kind, number);
    if (settled && turn.kind === before) times[kind][before].push(spent);
    await wait(PAUSE);
  }
}

/** Milliseconds until all of a page is there. Every search is of another word and by another client. */
async function ask(kind: Asked, number: number): Promise<number> {
  const page = kind === "search" ? `/search?q=${corpus.words[50 + (number % 2000)]}` : PAGES[kind];
  const begun = performance.now();
  const response = await fetch(`http://127.0.0.1:${PORT}${page}`, {
    headers: { "x-forwarded-for": `10.${kind.length}.${(number >> 8) & 255}.${number & 255}` },
  });
  await response.arrayBuffer();
  if (!response.ok) throw new Error(`${page} is answered with ${response.status}`);
  return performance.now() - begun;
}

async function watch(): Promise<void> {
  for (; asking; await wait(1000)) {
    memory.push(residentMegabytes(site.pid ?? 0));
    log = Math.max(log, statSync(`${config.databaseLocation}-wal`).size);
  }
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await wait(100);
}

function report(imported: number): void {
  if (imported !== EPISODES) throw new Error(`${imported} episodes were imported`);
  const words = EPISODES * WORDS_AN_EPISODE;
  const rate = Math.round(words / (worked / 1000)).toLocaleString("en");
  const length = Math.ceil(memory.length / 10);
  const tenths = Array.from({ length: 10 }, (_, part) =>
    Math.max(...memory.slice(part * length, (part + 1) * length)),
  );
  console.log(`import by the running site: ${EPISODES} episodes, ${words.toLocaleString("en")} words`);
  console.log(`  ${(worked / 1000).toFixed(1)} s of work, ${rate} words/s`);
  console.log(`  resident MB of the site, at most in each tenth of the time: ${tenths.join(", ")}`);
  console.log(`  write-ahead log: ${(log / 1e6).toFixed(0)} MB at most`);
  for (const kind of ASKED) {
    const { working, waiting } = times[kind];
    const [during, quiet] = [working, waiting].map((samples) =>
      [0.5, 0.95].map((share) => percentile(samples, share)),
    );
    const figures = (values: readonly number[] = []) => values.map((value) => value.toFixed(1)).join("/");
    const ratio = ((during?.[1] ?? 0) / (quiet?.[1] ?? 1)).toFixed(2);
    console.log(
      `  ${kind}: p50/p95 ${figures(during)} ms while it works (${working.length}), ${figures(quiet)} ms while it waits (${waiting.length}): ${ratio} times`,
    );
  }
}
