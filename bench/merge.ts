import type { Change } from "#core/sync/change.ts";
import { keyOf } from "#core/sync/key.ts";
import { merge, type SyncState } from "#core/sync/merge.ts";
import { stampAfter } from "#core/sync/stamp.ts";
import { median } from "./metrics.ts";

const KEYS = 100_000;
const ROUNDS = 21;
const NOW = 1_790_000_000_000;

/** Merging as many changes as there are keys, of which every other is newer, beside making a map of them. Medians. */
const known = new Map(changesAt((index) => NOW + (index % 2)).map((change) => [change.key, change]));
const changes = changesAt((index) => NOW + 1 - (index % 2));
const times = { merge: [] as number[], empty: [] as number[], map: [] as number[] };
for (let round = 0; round < ROUNDS; round++) {
  times.merge.push(measure(() => merge(known, changes)));
  times.empty.push(measure(() => merge(new Map(), changes)));
  times.map.push(measure(mapOf));
}
const map = median(times.map);
const line = (name: string, time: number) =>
  `  ${name}: ${time.toFixed(0)} ms, ${(time / map).toFixed(1)} times the map`;
console.log(`merge: ${KEYS} keys`);
console.log(`  a map of them: ${map.toFixed(0)} ms`);
console.log(line("into as many known, half of them newer", median(times.merge)));
console.log(line("into nothing", median(times.empty)));

function changesAt(time: (index: number) => number): readonly Change[] {
  return Array.from({ length: KEYS }, (_, index) => ({
    key: keyOf("place", "917393e3-1b1e-5cef-ace4-edaa54e1f810", `episode-${index}`, "device01", "0"),
    value: { time: index, duration: 3600, done: false },
    stamp: stampAfter(null, time(index), "device01"),
  }));
}

function mapOf(): SyncState {
  const map = new Map<string, Change>();
  for (const change of changes) map.set(change.key, change);
  return map;
}

/** Milliseconds. */
function measure(work: () => SyncState): number {
  const start = performance.now();
  const { size } = work();
  if (size !== KEYS) throw new Error(`${size} keys came of ${KEYS}`);
  return performance.now() - start;
}
