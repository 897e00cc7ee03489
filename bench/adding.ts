import { setTimeout } from "node:timers/promises";
import { ArchiveWriter, inventArchive, PASSAGES_AN_EPISODE } from "./archive.ts";
import { makeCorpus } from "./corpus.ts";

/**
 * Adds episodes to a database, as an import in a process of its own does: `npx tsx bench/adding.ts <file> <episodes>`.
 * Prints how long each took, in milliseconds, as JSON.
 */
const [, , file = "", episodes = "40"] = process.argv;
/** Reading and measuring an episode takes at least so long. Milliseconds. */
const BETWEEN = 40;

const prepared = [...inventArchive(makeCorpus(40_000, 2), Number(episodes) * PASSAGES_AN_EPISODE)];
const writer = new ArchiveWriter(file);
const times: number[] = [];
for (const passages of prepared) {
  await setTimeout(BETWEEN);
  const start = performance.now();
  writer.add(passages);
  times.push(performance.now() - start);
}
writer.close();
console.log(JSON.stringify(times));
