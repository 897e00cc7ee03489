import { type Deletions, keepDocuments } from "#core/search/index/deletions.ts";
import type { Repeats } from "#core/search/index/repeats.ts";
import { openIndex, type SearchIndex } from "#core/search/index/search-index.ts";
import { type Segment, viewSegment } from "#core/search/index/segment.ts";
import type { ComparedSegment } from "./comparer.ts";
import { KeptRepeats } from "./kept-repeats.ts";
import type { SegmentSource, StoredSegment } from "./segment-source.ts";
import { openSegmentOf, type TextKind } from "./text-kind.ts";

/** A segment in memory that all threads share. */
interface ShelvedSegment extends ComparedSegment {
  readonly kind: TextKind;
  /** What of it is dead, shared as well; null where nothing is. */
  readonly deletions: Deletions | null;
}

/** The whole index at one moment, as threads hand it to one another: nothing of it is copied. */
export interface Shelf {
  /** Of no other shelf of this process; later ones have higher numbers. */
  readonly number: number;
  readonly segments: readonly ShelvedSegment[];
  /** Which passages are said again elsewhere, shared as well. */
  readonly repeats: Repeats;
  /** How many segments could not be read. */
  readonly damaged: number;
}

/** Loads the index into memory, and what of it is new when the database shows another. */
export class ShelfKeeper {
  readonly #source: SegmentSource;
  readonly #opened = new Map<number, Opened>();
  readonly #damaged = new Set<number>();
  #version: string | null = null;
  #shelf: Promise<Shelf> | null = null;
  #number = 0;
  readonly #repeats: KeptRepeats;

  constructor(source: SegmentSource, repeats = new KeptRepeats()) {
    this.#source = source;
    this.#repeats = repeats;
  }

  /** The index as it is now: the same object as before while nothing has changed. */
  async read(): Promise<Shelf> {
    const version = await this.#source.version();
    if (this.#shelf && this.#version === version && !this.#repeats.isDue()) return this.#shelf;
    this.#version = version;
    const before = this.#shelf ?? Promise.resolve();
    const shelf = before.catch(() => {}).then(() => this.#load());
    this.#shelf = shelf;
    shelf.catch(() => {
      if (this.#shelf === shelf) this.#version = null;
    });
    return shelf;
  }

  async #load(): Promise<Shelf> {
    const known = new Map(Array.from(this.#opened, ([id, { count }]) => [id, count]));
    for (const id of this.#damaged) known.set(id, 0);
    const stored = await this.#source.read(known);
    const ids = new Set(stored.map(({ id }) => id));
    for (const id of this.#opened.keys()) if (!ids.has(id)) this.#opened.delete(id);
    for (const id of this.#damaged) if (!ids.has(id)) this.#damaged.delete(id);
    const segments = stored.flatMap((segment) => this.#shelve(segment));
    // A thread that begins anew counts on from where no other has come to.
    this.#number = Math.max(this.#number + 1, Date.now());
    return {
      number: this.#number,
      segments,
      repeats: this.#findRepeats(segments),
      damaged: this.#damaged.size,
    };
  }

  #findRepeats(segments: readonly ShelvedSegment[]): Repeats {
    const compared = segments.flatMap(({ id, kind, bytes, deletions }) =>
      kind === "passages" ? [{ id, bytes, deletions }] : [],
    );
    const passages = compared.reduce(
      (sum, { id }) => sum + (this.#opened.get(id)?.segment.size.documents ?? 0),
      0,
    );
    return this.#repeats.read(compared, passages);
  }

  #shelve({ id, kind, count, texts, bytes }: StoredSegment): readonly ShelvedSegment[] {
    const known = this.#opened.get(id);
    if (known && texts === null) return [known.shelved];
    const segment = known?.segment ?? (bytes && openSegmentOf(kind, bytes));
    if (!segment) {
      this.#damaged.add(id);
      return [];
    }
    const buffer = known?.shelved.bytes ?? bytes;
    if (!buffer) return [];
    const { deletions } = keepDocuments(segment, texts ?? []);
    const shelved = { id, kind, bytes: buffer, deletions: deletions && shared(deletions) };
    this.#opened.set(id, { segment, count, shelved });
    return [shelved];
  }
}

interface Opened {
  readonly segment: Segment;
  /** Of its texts. */
  readonly count: number;
  readonly shelved: ShelvedSegment;
}

function shared(deletions: Deletions): Deletions {
  const copy = new Uint32Array(new SharedArrayBuffer(deletions.byteLength));
  copy.set(deletions);
  return copy;
}

/** What is asked, by what its documents are, and which passages repeat one another. */
export type Indexes = Readonly<Record<TextKind, SearchIndex> & { repeats: Repeats }>;

/** Opens shelves in a thread; what it has opened before is taken over. */
export class ShelfReader {
  #segments: ReadonlyMap<number, Segment> = new Map();
  #read: { readonly number: number; readonly indexes: Indexes } | null = null;

  open(shelf: Shelf): Indexes {
    if (this.#read?.number === shelf.number) return this.#read.indexes;
    const known = this.#segments;
    const segments = new Map(
      shelf.segments.map(({ id, bytes }) => [id, known.get(id) ?? viewSegment(bytes)]),
    );
    this.#segments = segments;
    const indexOf = (kind: TextKind) =>
      openIndex(
        shelf.segments.flatMap(({ id, deletions, ...own }) => {
          const segment = segments.get(id);
          return own.kind === kind && segment ? [{ segment, deletions }] : [];
        }),
      );
    const indexes = {
      passages: indexOf("passages"),
      episodes: indexOf("episodes"),
      chapters: indexOf("chapters"),
      repeats: shelf.repeats,
    };
    this.#read = { number: shelf.number, indexes };
    return indexes;
  }
}
