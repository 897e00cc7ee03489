import { searchFor } from "#core/search/request.ts";
import { openSearch } from "#server/search/engine/open.ts";
import { makeCorpus, percentile } from "./corpus.ts";
import { elapsed } from "./elapsed.ts";
import { residentMegabytes } from "./process-figures.ts";
import type { AskedReport } from "./search-postgres-report.ts";

/** Asks a database that search-postgres.ts has filled, and prints what it measured. */
const [, , address = "", words = ""] = process.argv;
const RUNS = 25;
const WARM_UP = 300;

const { words: ranked } = makeCorpus();
const word = (rank: number) => ranked[rank] ?? "";
const classes = {
  "very common": word(0),
  common: word(30),
  rare: word(5000),
  and: `${word(3)} ${word(40)}`,
  phrase: `"${word(0)} ${word(1)}"`,
  near: `"${word(30)} ${word(40)}"~5`,
  "in turn": `${word(30)} THEN ${word(40)}`,
  prefix: `${word(200).slice(0, 3)}*`,
  slip: `${word(5000).slice(0, 2)}x${word(5000).slice(2)}`,
};

const before = residentMegabytes(process.pid);
const backend = openSearch(address, () => {}, null, words === "rows" ? "rows" : "segments");
const first = await elapsed(() => backend.search(searchFor(word(5000))));
for (let rank = 1000; rank < 1000 + WARM_UP; rank++) await backend.search(searchFor(word(rank)));
const report: AskedReport["classes"] = [];
for (const [name, query] of Object.entries(classes)) {
  const { totalHits: hits } = await backend.search(searchFor(query));
  report.push({ name, hits, ...(await measure(() => backend.search(searchFor(query)))) });
}
report.push({
  name: "suggestion",
  hits: 0,
  ...(await measure(() => backend.suggest(word(200).slice(0, 2)))),
});
const after = residentMegabytes(process.pid);
process.stdout.write(JSON.stringify({ first, before, after, classes: report } satisfies AskedReport));
await backend.close();

async function measure(work: () => Promise<unknown>): Promise<{ p50: number; p95: number }> {
  const samples: number[] = [];
  for (let run = 0; run < RUNS; run++) samples.push(await elapsed(work));
  return { p50: percentile(samples, 0.5), p95: percentile(samples, 0.95) };
}
