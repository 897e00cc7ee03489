import { asTrack, renewedTrack } from "../episode/kept-track.ts";
import { isSameEpisode, type Track } from "../episode/track.ts";
import {
  asAmount,
  asItems,
  asNumber,
  asObject,
  asText,
  type Check,
  ifAbsent,
  only,
  orNull,
} from "../file/json-check.ts";
import type { Moment } from "../time/moment.ts";
import { orderBetween } from "./order.ts";

/** What waits to be heard. */
export interface Queueable {
  readonly track: Track;
  /** A range is heard to its end; from a point on all is heard, and with null from where its listener is. */
  readonly moment: Moment | null;
}

export interface QueueItem extends Queueable {
  readonly id: string;
  /** Its place among the others: who moves it changes this and nothing else. */
  readonly order: number;
}

/** In the order in which it is heard: by `order`, and by the ids of those that came to the same one on two devices. */
export type Queue = readonly QueueItem[];

const asItem: Check<QueueItem> = asObject({
  id: only(asText, (id) => id !== ""),
  track: asTrack,
  moment: ifAbsent(
    orNull(
      only(
        asObject({ start: asAmount, end: orNull(asNumber) }),
        ({ start, end }) => end === null || end > start,
      ),
    ),
    null,
  ),
  order: asNumber,
});

/** A queue as it was kept. Entries that cannot be read, or come twice, are passed over. */
export function parseQueue(value: unknown): Queue {
  const items = (asItems(value) ?? []).flatMap((entry) => asItem(entry) ?? []);
  return inOrder([...new Map(items.map((item) => [item.id, item])).values()]);
}

/** Puts something before all others. What waits there already comes forward, under its own id. */
export function addNext(queue: Queue, wanted: Queueable, id: string): Queue {
  const { rest, item } = takeUp(queue, wanted, id);
  return insert(rest, item, 0);
}

/** Puts something behind all others. What waits there already goes back, under its own id. */
export function addLast(queue: Queue, wanted: Queueable, id: string): Queue {
  const { rest, item } = takeUp(queue, wanted, id);
  return insert(rest, item, rest.length);
}

/** Moves an item to a place, counted from 0 among what the others are then; beyond the ends is at them. */
export function moveItem(queue: Queue, id: string, index: number): Queue {
  const item = queue.find((known) => known.id === id);
  if (!item || queue.indexOf(item) === index) return queue;
  return insert(without(queue, id), item, index);
}

/** The others stay where they are. */
export function without(queue: Queue, id: string): Queue {
  return queue.filter((item) => item.id !== id);
}

/** Brings back what was taken away, to where it was among what is there now. */
export function restoreItems(queue: Queue, items: Queue): Queue {
  const ids = new Set(items.map(({ id }) => id));
  return inOrder([...queue.filter(({ id }) => !ids.has(id)), ...items]);
}

/** Carries what waits of an episode over to how that is called now. The same queue where it is no news. */
export function renewItems(queue: Queue, track: Track): Queue {
  const isNews = (item: QueueItem) => renewedTrack(item.track, track) !== null;
  return queue.some(isNews) ? queue.map((item) => (isNews(item) ? { ...item, track } : item)) : queue;
}

function takeUp(queue: Queue, { track, moment }: Queueable, id: string) {
  const known = queue.find((item) => isSameEpisode(item.track, track) && isSameMoment(item.moment, moment));
  const item = { id: known?.id ?? id, track, moment };
  return { rest: known ? without(queue, known.id) : queue, item };
}

function isSameMoment(one: Moment | null, other: Moment | null): boolean {
  return one?.start === other?.start && one?.end === other?.end;
}

function insert(queue: Queue, item: Omit<QueueItem, "order">, index: number): Queue {
  const place = Math.max(0, Math.min(index, queue.length));
  const [before, after] = [queue[place - 1]?.order ?? null, queue[place]?.order ?? null];
  const order = orderBetween(before, after);
  if (order !== null) return queue.toSpliced(place, 0, { ...item, order });
  // No number is left there: all are numbered anew.
  const all = queue.toSpliced(place, 0, { ...item, order: 0 });
  return all.map((known, number) => ({ ...known, order: number }));
}

function inOrder(items: Queue): Queue {
  return items.toSorted((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
}
