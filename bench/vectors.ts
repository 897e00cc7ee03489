import { plainDotProducts } from "#core/search/vector/dot-products.ts";
import { Nearest } from "#core/search/vector/nearest.ts";
import { type QuantisedVector, quantise } from "#core/search/vector/quantised-vector.ts";
import { encodeVectors } from "#core/search/vector/stored-vectors.ts";
import { eachSimilarity, viewBlock } from "#core/search/vector/vector-block.ts";
import { VectorKeeper, VectorReader } from "#server/search/meaning/vector-shelf.ts";
import { percentile } from "./corpus.ts";

/**
 * The nearest hundred of so many passages, by the module and by the same in script, over the same memory, in turns:
 * `npx tsx bench/vectors.ts [passages] [dimensions]`. In milliseconds of the processor, and by the clock.
 */
const passages = Number(process.argv[2] ?? "1000000");
const dimensions = Number(process.argv[3] ?? "384");
const A_TRANSCRIPT = 500;
const RUNS = 21;
const MOST = 100;

const vectors = Array.from({ length: A_TRANSCRIPT }, invent);
const bytes = encodeVectors(
  dimensions,
  vectors.map((vector, index) => ({ text: String(index), vector })),
);
const count = Math.ceil(passages / A_TRANSCRIPT);
const keeper = new VectorKeeper({
  last: async () => count,
  transcripts: async () => new Set(Array.from({ length: count }, (_, index) => index + 1)),
  async read(_after, tell) {
    for (let id = 1; id <= count; id++)
      tell({ id, transcriptId: id, first: (id - 1) * A_TRANSCRIPT + 1, dimensions, bytes });
  },
});
const begun = performance.now();
const shelf = await keeper.read();
const loading = performance.now() - begun;
console.log(`${count * A_TRANSCRIPT} passages of ${dimensions} dimensions in ${shelf.blocks.length} blocks`);
console.log(`  loading ${(loading / 1000).toFixed(1)} s, checked and copied, without the database`);

const reader = new VectorReader(0);
const blocks = shelf.blocks.map(({ memory, count: own }) => ({
  view: viewBlock(memory.buffer, dimensions),
  dots: plainDotProducts(memory.buffer),
  count: own,
}));
const module: Spent[] = [];
const script: Spent[] = [];
for (let run = 0; run < RUNS; run++) {
  const query = invent();
  const nearest = () => new Nearest(MOST, () => true);
  module.push(time(() => reader.each(shelf, query, nearest().add)));
  script.push(
    time(() => {
      const { add } = nearest();
      for (const { view, dots, count: own } of blocks)
        eachSimilarity(view, own, query, { dots, thread: 1 }, add);
    }),
  );
}
console.log(`  by the module ${told(module)}`);
console.log(`  in script     ${told(script)}`);
const times = median(script) / median(module);
console.log(`  the module is ${times.toFixed(1)} times as quick`);

/** Milliseconds. */
interface Spent {
  readonly processor: number;
  readonly clock: number;
}

function told(spent: readonly Spent[]): string {
  const of = (kind: keyof Spent, share: number) =>
    percentile(
      spent.map((one) => one[kind]),
      share,
    ).toFixed(0);
  return `p50/p95 ${of("processor", 0.5)}/${of("processor", 0.95)} ms, by the clock ${of("clock", 0.5)}/${of("clock", 0.95)}`;
}

function median(spent: readonly Spent[]): number {
  return percentile(
    spent.map(({ processor }) => processor),
    0.5,
  );
}

function invent(): QuantisedVector {
  const vector = quantise(Array.from({ length: dimensions }, () => Math.random() - 0.5));
  if (vector === null) throw new Error("A vector of chance has a direction");
  return vector;
}

function time(act: () => void): Spent {
  const [before, from] = [process.cpuUsage(), performance.now()];
  act();
  const { user, system } = process.cpuUsage(before);
  return { processor: (user + system) / 1000, clock: performance.now() - from };
}
