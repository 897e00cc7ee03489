import { once } from "node:events";
import { setTimeout } from "node:timers/promises";
import { ArchiveWriter, inventArchive, PASSAGES_AN_EPISODE } from "./archive.ts";
import { makeCorpus } from "./corpus.ts";

/**
 * Adds episodes to a database, as an import in a process of its own does: `npx tsx bench/adding.ts <file> <episodes>`. It says
 * `ready` once its code is compiled, goes on when it hears anything, and prints how long each episode took, in milliseconds, as JSON.
 */
const [, , file = "", episodes = "40"] = process.argv;
/** Reading and measuring an episode takes at least so long. Milliseconds. */
const BETWEEN = 40;
/** Of a show that is imported most episodes meet code that is compiled. */
const WARM_UP = 20;

const wanted = WARM_UP + Number(episodes);
const prepared = [...inventArchive(makeCorpus(40_000, 2), wanted * PASSAGES_AN_EPISODE)];
const writer = new ArchiveWriter(file);
for (const passages of prepared.slice(0, WARM_UP)) writer.addAmongOthers(passages);
console.log("ready");
await once(process.stdin, "data");
process.stdin.destroy();
const times: number[] = [];
for (const passages of prepared.slice(WARM_UP)) {
  await setTimeout(BETWEEN);
  const start = performance.now();
  writer.addAmongOthers(passages);
  times.push(performance.now() - start);
}
writer.close();
console.log(JSON.stringify(times));
