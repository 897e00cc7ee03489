import type { DotProducts } from "#core/search/vector/dot-products.ts";
import type { QuantisedVector } from "#core/search/vector/quantised-vector.ts";
import { decodeVectors } from "#core/search/vector/stored-vectors.ts";
import {
  BLOCK_BYTES,
  eachSimilarity,
  putVector,
  type VectorBlock,
  viewBlock,
} from "#core/search/vector/vector-block.ts";
import { dotsOf } from "./dots.ts";
import type { StoredRow, VectorSource } from "./vector-source.ts";

const PAGE = 65_536;

interface ShelvedBlock {
  readonly number: number;
  readonly memory: WebAssembly.Memory;
  /** How many vectors are in it, with those that are dead. */
  readonly count: number;
}

/** All vectors of a model at one moment, as threads hand them to one another: nothing of them is copied. */
export interface VectorShelf {
  /** Of no other shelf of this process; later ones have higher numbers. */
  readonly number: number;
  /** 0 where there are no vectors. */
  readonly dimensions: number;
  readonly blocks: readonly ShelvedBlock[];
}

/** A block as the thread has it that fills it. */
interface Filling {
  readonly number: number;
  readonly memory: WebAssembly.Memory;
  readonly view: VectorBlock;
  count: number;
}

/** Where a transcript's vectors lie. */
interface Place {
  readonly block: Filling;
  readonly from: number;
  readonly to: number;
}

/**
 * Loads vectors into memory that threads share, and what of them is new when more were written. Those of a transcript that was
 * embedded again, or are gone, are dead; where more than half of all are, all is loaded anew. The dimensions are those of the last that were written.
 */
export class VectorKeeper {
  readonly #source: VectorSource;
  #blocks: Filling[] = [];
  #places = new Map<number, readonly Place[]>();
  #last = 0;
  #dimensions = 0;
  #dead = 0;
  #number = 0;
  #blockNumber = 0;
  #shelf: VectorShelf | null = null;
  #reading: Promise<unknown> = Promise.resolve();

  constructor(source: VectorSource) {
    this.#source = source;
  }

  /** All as they are now: the same object as before while nothing has changed. */
  read(): Promise<VectorShelf> {
    const shelf = this.#reading.catch(() => {}).then(() => this.#readNow());
    this.#reading = shelf;
    return shelf;
  }

  async #readNow(): Promise<VectorShelf> {
    if (this.#shelf && (await this.#source.last()) <= this.#last) return this.#shelf;
    this.#shelf = null;
    await this.#load();
    const live = await this.#source.transcripts();
    for (const id of this.#places.keys()) if (!live.has(id)) this.#bury(id);
    const count = this.#blocks.reduce((sum, block) => sum + block.count, 0);
    if (2 * this.#dead > count && this.#dead > 0) {
      this.#forget(this.#dimensions);
      this.#last = 0;
      await this.#load();
    }
    // A thread that begins anew counts on from where no other has come to.
    this.#number = Math.max(this.#number + 1, Date.now());
    const blocks = this.#blocks.map(({ number, memory, count: own }) => ({ number, memory, count: own }));
    this.#shelf = { number: this.#number, dimensions: this.#dimensions, blocks };
    return this.#shelf;
  }

  async #load(): Promise<void> {
    const last = await this.#source.last();
    await this.#source.read(this.#last, (row) => {
      this.#add(row);
      // What is cut short goes on from here.
      this.#last = row.id;
    });
    this.#last = last;
  }

  #add({ transcriptId, first, bytes }: StoredRow): void {
    const stored = decodeVectors(bytes);
    // What was damaged is found by its words alone.
    if (!stored) return;
    const { dimensions, scales, numbers } = stored;
    if (dimensions !== this.#dimensions) this.#forget(dimensions);
    this.#bury(transcriptId);
    const places: Place[] = [];
    let block = this.#free();
    let from = block.count;
    for (const [index, scale] of scales.entries()) {
      if (scale === 0) continue;
      if (block.count === block.view.capacity) {
        places.push({ block, from, to: block.count });
        block = this.#free();
        from = block.count;
      }
      const own = numbers.subarray(index * dimensions, (index + 1) * dimensions);
      putVector(block.view, block.count, first + index, { scale, numbers: own });
      block.count += 1;
    }
    this.#places.set(transcriptId, [...places, { block, from, to: block.count }]);
  }

  /** The last block, or a new one where that is full. */
  #free(): Filling {
    const last = this.#blocks.at(-1);
    if (last && last.count < last.view.capacity) return last;
    const pages = BLOCK_BYTES / PAGE;
    const memory = new WebAssembly.Memory({ initial: pages, maximum: pages, shared: true });
    // As that of shelves.
    this.#blockNumber = Math.max(this.#blockNumber + 1, Date.now());
    const view = viewBlock(memory.buffer, this.#dimensions);
    const block = { number: this.#blockNumber, memory, view, count: 0 };
    this.#blocks.push(block);
    return block;
  }

  #bury(transcriptId: number): void {
    for (const { block, from, to } of this.#places.get(transcriptId) ?? []) {
      block.view.ids.fill(0, from, to);
      this.#dead += to - from;
    }
    this.#places.delete(transcriptId);
  }

  #forget(dimensions: number): void {
    this.#blocks = [];
    this.#places = new Map();
    this.#dimensions = dimensions;
    this.#dead = 0;
  }
}

interface OpenBlock {
  readonly view: VectorBlock;
  readonly dots: DotProducts;
}

/** Asks shelves in a thread, which has a number of its own from 0 on; what it has opened before is taken over. */
export class VectorReader {
  readonly #thread: number;
  #open: ReadonlyMap<number, OpenBlock> = new Map();

  constructor(thread: number) {
    this.#thread = thread;
  }

  /** Tells of every passage how near it is to a direction of as many dimensions: a cosine. */
  each(shelf: VectorShelf, query: QuantisedVector, tell: (id: number, similarity: number) => void): void {
    const known = this.#open;
    const { dimensions } = shelf;
    const open = new Map(
      shelf.blocks.map(({ number, memory }) => [
        number,
        known.get(number) ?? { view: viewBlock(memory.buffer, dimensions), dots: dotsOf(memory) },
      ]),
    );
    this.#open = open;
    for (const { number, count } of shelf.blocks) {
      const block = open.get(number);
      if (!block) throw new Error(`Block ${number} was not opened`);
      eachSimilarity(block.view, count, query, { dots: block.dots, thread: this.#thread }, tell);
    }
  }
}
