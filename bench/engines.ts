import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Engine } from "./engine.ts";
import { type Measured, measureEngine } from "./engine-attempt.ts";
import { runEngine } from "./engine-run.ts";
import { type Column, formatTable } from "./engine-table.ts";
import { startCluster } from "./postgres.ts";

/**
 * Playhead's search beside other engines over the same texts: `npx tsx bench/engines.ts [passages]`. Each runs in a
 * process of its own, one after another; one that cannot hold so many is measured with as many as it can.
 */
const PLAYHEAD = "Playhead";
const POSTGRES = "PostgreSQL";
/** Loaded only where they run, so that none pays for another. */
const ENGINES: Readonly<Record<string, () => Promise<Engine>>> = {
  [PLAYHEAD]: async () => (await import("./engine-playhead.ts")).openPlayhead(),
  MiniSearch: async () => (await import("./engine-minisearch.ts")).openMiniSearch(),
  Orama: async () => (await import("./engine-orama.ts")).openOrama(),
  FlexSearch: async () => (await import("./engine-flexsearch.ts")).openFlexSearch(),
  [POSTGRES]: async () => (await import("./engine-postgres.ts")).openPostgres(),
};

const [first = "450000", engine = "", size = ""] = process.argv.slice(2);
if (first === "--engine") await serve(engine, Number(size));
else await compare(Number(first));

/** What a process does that was begun to be an engine. */
async function serve(name: string, passages: number): Promise<void> {
  const open = ENGINES[name];
  if (!open) throw new Error(`There is no engine "${name}"`);
  await runEngine(await open(), passages, (report) => process.send?.(report));
}

async function compare(passages: number): Promise<void> {
  if (!Number.isInteger(passages) || passages < 1) throw new Error(`"${first}" is not a number of passages`);
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(1));
  const folder = mkdtempSync(path.join(tmpdir(), "playhead-engines-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  const cluster = startCluster();
  process.once("exit", () => cluster?.stop());
  const env = { ...process.env, TMPDIR: folder, PGHOST: cluster?.host, PGUSER: cluster?.user };

  console.log(`engines: ${passages.toLocaleString("en")} passages of 60 words, the ten best of all`);
  if (cluster === null)
    console.warn("  !! PostgreSQL IS LEFT OUT: it is not installed in /usr/lib/postgresql");
  const names = Object.keys(ENGINES).filter((name) => name !== POSTGRES || cluster !== null);
  const measure = (name: string, most: number) =>
    measureEngine(fileURLToPath(import.meta.url), name, most, env);
  const baselines = new Map<number, Measured | null>();
  const columns: Column[] = [];
  for (const name of names) {
    const measured = await measure(name, passages);
    if (name === PLAYHEAD) baselines.set(passages, measured);
    const held = measured?.passages ?? passages;
    if (!baselines.has(held)) baselines.set(held, await measure(PLAYHEAD, held));
    const baseline = name === PLAYHEAD ? null : (baselines.get(held) ?? null);
    columns.push({ engine: name, measured, baseline });
  }
  console.log(
    "p50/p95 in ms; in brackets the ratio to Playhead with as many passages: above 1 Playhead is faster",
  );
  console.log(formatTable(columns, passages));
  console.log("  FlexSearch neither ranks by BM25 nor counts: it gives the first ten it comes to.");
}
