import type { Track } from "#core/episode/track.ts";
import {
  addLast,
  addNext,
  moveItem,
  parseQueue,
  type Queue,
  type Queueable,
  type QueueItem,
  renewItems,
  restoreItems,
  without,
} from "#core/queue/queue.ts";
import { type KeyValueStore, readJson, readText, writeText } from "#features/ui/kept-value.ts";
import { Listeners } from "#features/ui/listeners.ts";

const KEY = "playhead.queue";

interface Ports {
  /** Asked for at the first subscription or change. */
  readonly openStorage: () => KeyValueStore;
  /** Calls back when another tab may have changed what is kept. Once. */
  readonly watchOthers: (changed: () => void) => void;
  readonly newId: () => string;
}

export interface QueueSnapshot {
  readonly items: Queue;
  /** What was taken away last, to be brought back; never empty. */
  readonly removed: Queue | null;
}

/** What is known before the browser was asked. */
export const NO_QUEUE: QueueSnapshot = { items: [], removed: null };

/** The queue of this browser: what waits to be heard, one for all its tabs. */
export class QueueStore {
  readonly #ports: Ports;
  readonly #listeners = new Listeners();
  #snapshot = NO_QUEUE;
  #storage: KeyValueStore = null;
  /** As it was read or written last; undefined before the browser was asked. */
  #text: string | null | undefined;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /** Returns the way to leave. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#open();
    return this.#listeners.add(listener);
  };

  readonly getSnapshot = (): QueueSnapshot => this.#snapshot;

  addNext(wanted: Queueable): void {
    this.#change((items) => addNext(items, wanted, this.#ports.newId()));
  }

  addLast(wanted: Queueable): void {
    this.#change((items) => addLast(items, wanted, this.#ports.newId()));
  }

  /** To a place counted from 0. */
  move(id: string, index: number): void {
    this.#change((items) => moveItem(items, id, index));
  }

  remove(id: string): void {
    this.#takeAway((item) => item.id === id);
  }

  clear(): void {
    this.#takeAway(() => true);
  }

  /** Brings back what was taken away last. */
  undoRemove(): void {
    const { removed } = this.#snapshot;
    this.#show({ removed: null });
    if (removed) this.#change((items) => restoreItems(items, removed));
  }

  /** Lets go of what was taken away last. */
  forgetRemoved(): void {
    this.#show({ removed: null });
  }

  /** The first of all, as any tab has left them; null where nothing waits. */
  first(): QueueItem | null {
    this.#refresh();
    return this.#snapshot.items[0] ?? null;
  }

  /** Carries what waits of an episode over to how that is called now. */
  meet(track: Track): void {
    this.#change((items) => renewItems(items, track));
  }

  /** Takes out what is now heard. */
  take(id: string): void {
    this.#change((items) => without(items, id));
  }

  /** Takes what came from other devices in place of what is there. */
  replace(queue: Queue): void {
    this.#change((items) => (JSON.stringify(items) === JSON.stringify(queue) ? items : queue));
  }

  #takeAway(isMeant: (item: QueueItem) => boolean): void {
    this.#refresh();
    const removed = this.#snapshot.items.filter(isMeant);
    if (removed.length === 0) return;
    this.#change((items) => items.filter((item) => !isMeant(item)));
    this.#show({ removed });
  }

  #change(change: (items: Queue) => Queue): void {
    this.#refresh();
    const items = change(this.#snapshot.items);
    if (items === this.#snapshot.items) return;
    writeText(this.#storage, KEY, JSON.stringify(items));
    // What could not be written is not taken for another tab's later.
    this.#text = readText(this.#storage, KEY);
    this.#show({ items });
  }

  #open(): void {
    if (this.#text !== undefined) return;
    this.#storage = this.#ports.openStorage();
    this.#read(readText(this.#storage, KEY));
    this.#ports.watchOthers(() => this.#refresh());
  }

  /** Takes over what another tab has kept meanwhile. */
  #refresh(): void {
    this.#open();
    const text = readText(this.#storage, KEY);
    if (text !== this.#text) this.#read(text);
  }

  #read(text: string | null): void {
    this.#text = text;
    this.#show({ items: parseQueue(readJson(this.#storage, KEY)) });
  }

  #show(changes: Partial<QueueSnapshot>): void {
    this.#snapshot = { ...this.#snapshot, ...changes };
    this.#listeners.tell();
  }
}
