import { type Batch, type Cursor, NONE, NOTHING, takeEach } from "./cursor.ts";
import { DenseCursor } from "./dense-postings.ts";
import { UnionWindow } from "./union-window.ts";

/** What nothing is asked of matches nothing, what one is asked of is that one. */
export function joinCursors(
  cursors: readonly Cursor[],
  Join: new (cursors: readonly Cursor[]) => Cursor,
): Cursor {
  const [only] = cursors;
  if (!only) return NOTHING;
  return cursors.length === 1 ? only : new Join(cursors);
}

/** What all of several match: the rarest leads, the others are asked for its documents only. */
export class AllCursor implements Cursor {
  document = -1;
  readonly cost: number;
  readonly #lead: Cursor;
  readonly #others: readonly Cursor[];

  /** Throws without a first one. */
  constructor(cursors: readonly Cursor[]) {
    const [lead, ...others] = cursors.toSorted((a, b) => a.cost - b.cost);
    if (!lead) throw new Error("Nothing is asked of all");
    this.#lead = lead;
    this.#others = others;
    this.cost = lead.cost;
  }

  next(): number {
    return this.#settle(this.#lead.next());
  }

  seek(target: number): number {
    return this.#settle(this.#lead.seek(target));
  }

  take(batch: Batch): number {
    for (let led = this.#lead.take(batch); led > 0; led = this.#lead.take(batch)) {
      let left = led;
      for (const other of this.#others) left = keepShared(batch, left, other);
      if (left === 0) continue;
      this.document = batch.documents[left - 1] ?? NONE;
      return left;
    }
    this.document = NONE;
    return 0;
  }

  score(): number {
    let sum = this.#lead.score();
    for (const other of this.#others) sum += other.score();
    return sum;
  }

  look(target: number): number {
    let end = this.#lead.look(target);
    for (const other of this.#others) end = Math.min(end, other.look(target));
    return end;
  }

  bound(): number {
    let sum = this.#lead.bound();
    for (const other of this.#others) sum += other.bound();
    return sum;
  }

  /** The first document from this one on, at which the lead stands, where all meet. */
  #settle(from: number): number {
    let document = from;
    for (let at = 0; at < this.#others.length && document !== NONE; ) {
      const other = this.#others[at];
      if (!other) break;
      const found = other.document < document ? other.seek(document) : other.document;
      if (found === document) at += 1;
      else {
        document = found === NONE ? NONE : this.#lead.seek(found);
        at = 0;
      }
    }
    this.document = document;
    return document;
  }
}

/** Keeps of the first documents of a batch those that another cursor has as well, adds its scores, and gives how many they are. */
function keepShared(batch: Batch, count: number, other: Cursor): number {
  if (other instanceof DenseCursor) return other.keep(batch, count);
  const { documents, scores } = batch;
  let kept = 0;
  for (let index = 0; index < count; index++) {
    const document = documents[index] ?? NONE;
    const found = other.document < document ? other.seek(document) : other.document;
    if (found === NONE) break;
    if (found !== document) continue;
    documents[kept] = document;
    if (scores !== null) scores[kept] = (scores[index] ?? 0) + other.score();
    kept += 1;
  }
  return kept;
}

/** What at least one of several matches. */
export class AnyCursor implements Cursor {
  document = -1;
  readonly cost: number;
  readonly #cursors: readonly Cursor[];
  #bound = 0;
  #window: UnionWindow | null = null;

  constructor(cursors: readonly Cursor[]) {
    this.#cursors = cursors;
    this.cost = cursors.reduce((sum, { cost }) => sum + cost, 0);
  }

  next(): number {
    return this.seek(this.document + 1);
  }

  seek(target: number): number {
    let first = NONE;
    for (const cursor of this.#cursors) {
      const at = cursor.document;
      const found = at >= target ? at : at === target - 1 ? cursor.next() : cursor.seek(target);
      if (found < first) first = found;
    }
    this.document = first;
    return first;
  }

  take(batch: Batch): number {
    // What its cursors stand at they would not take again.
    if (this.#window === null && this.document !== -1) return takeEach(this, batch);
    this.#window ??= new UnionWindow(this.#cursors, batch.scores !== null);
    const taken = this.#window.take(batch);
    this.document = taken === 0 ? NONE : (batch.documents[taken - 1] ?? NONE);
    return taken;
  }

  score(): number {
    let sum = 0;
    for (const cursor of this.#cursors) if (cursor.document === this.document) sum += cursor.score();
    return sum;
  }

  look(target: number): number {
    let end = NONE;
    this.#bound = 0;
    for (const cursor of this.#cursors) {
      // One that is further on has no say up to there.
      if (cursor.document > target) end = Math.min(end, cursor.document - 1);
      else {
        end = Math.min(end, cursor.look(target));
        this.#bound += cursor.bound();
      }
    }
    return end;
  }

  bound(): number {
    return this.#bound;
  }
}

/** What one matches and another does not. */
export class ButCursor implements Cursor {
  document = -1;
  readonly cost: number;
  readonly #wanted: Cursor;
  readonly #excluded: Cursor;

  constructor(wanted: Cursor, excluded: Cursor) {
    this.#wanted = wanted;
    this.#excluded = excluded;
    this.cost = wanted.cost;
  }

  next(): number {
    return this.#settle(this.#wanted.next());
  }

  seek(target: number): number {
    return this.#settle(this.#wanted.seek(target));
  }

  take(batch: Batch): number {
    return takeEach(this, batch);
  }

  score(): number {
    return this.#wanted.score();
  }

  look(target: number): number {
    return this.#wanted.look(target);
  }

  bound(): number {
    return this.#wanted.bound();
  }

  #settle(from: number): number {
    let document = from;
    while (document !== NONE) {
      const excluded = this.#excluded;
      const found = excluded.document < document ? excluded.seek(document) : excluded.document;
      if (found !== document) break;
      document = this.#wanted.next();
    }
    this.document = document;
    return document;
  }
}
