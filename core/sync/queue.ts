import { keepTrack } from "../episode/kept-track.ts";
import { parseQueue, type Queue, type QueueItem } from "../queue/queue.ts";
import type { Change } from "./change.ts";
import { keyOf, namesWithin, type SyncKey } from "./key.ts";
import { MENDED, type SyncState, type Writer, write } from "./merge.ts";

const KIND = "queue";

/**
 * What a device has to say now that its queue is `after`, and was `before`: both as they were read, none left out, for what
 * is gone is deleted. `now` is in epoch milliseconds. An episode without guids waits until they are known.
 */
export function queueChanges(writer: Writer, before: Queue, after: Queue, now: number): readonly Change[] {
  const [was, is] = [namedItems(before), namedItems(after)];
  const stayed = stayedAmong(was, is);
  const written = [...is]
    .filter(([key, { order }]) => was.get(key)?.order !== order)
    // Where no number was left between two, all are numbered anew: that moves only what now stands elsewhere.
    .map(([key, item]) => write(writer, key, itemValue(item), stayed.has(key) ? MENDED : now));
  const gone = [...was.keys()].filter((key) => !is.has(key));
  return [...written, ...gone.map((key) => write(writer, key, null, now))];
}

/** The queue of all devices together; what this device has of an episode beyond its name, as `known`, it keeps. */
export function listQueue(state: SyncState, known: Queue): Queue {
  const own = namedItems(known);
  const items = [...state.values()].flatMap(({ key, value }) => {
    if (namesWithin(KIND, key) === null || typeof value !== "object" || value === null) return [];
    const shape = { peaks: null, chapters: [], ...own.get(key)?.track };
    return [{ ...value, track: { ...shape, ...Reflect.get(value, "track") } }];
  });
  return parseQueue(items);
}

function itemValue({ id, track, moment, order }: QueueItem): unknown {
  return { id, track: keepTrack(track), moment, order };
}

/** By what they are, not by their ids: what was queued on two devices waits once. */
function namedItems(queue: Queue): ReadonlyMap<SyncKey, QueueItem> {
  return new Map(
    queue.flatMap((item) => {
      const { guid } = item.track;
      const { start, end } = item.moment ?? {};
      const names = guid && [guid.show, guid.episode, String(start ?? ""), String(end ?? "")];
      return names ? [[keyOf(KIND, ...names), item]] : [];
    }),
  );
}

/** Items in their order, the last of which is this one. */
interface Run {
  readonly key: SyncKey;
  /** Where it stood, counted from 0. */
  readonly place: number;
  readonly weight: number;
  readonly before: Run | null;
}

/**
 * What still stands as it did among the others: all that has its number, and of the others as many as are in order still.
 * O(n²) of what waits.
 */
function stayedAmong(
  was: ReadonlyMap<SyncKey, QueueItem>,
  is: ReadonlyMap<SyncKey, QueueItem>,
): ReadonlySet<SyncKey> {
  const places = new Map([...was.keys()].map((key, place) => [key, place]));
  const runs: Run[] = [];
  let longest: Run | null = null;
  for (const [key, { order }] of is) {
    const place = places.get(key);
    if (place === undefined) continue;
    let before: Run | null = null;
    for (const run of runs) if (run.place < place && run.weight > (before?.weight ?? 0)) before = run;
    const weight = (before?.weight ?? 0) + (was.get(key)?.order === order ? is.size : 1);
    const run = { key, place, weight, before };
    runs.push(run);
    if (weight > (longest?.weight ?? 0)) longest = run;
  }
  const stayed = new Set<SyncKey>();
  for (let run = longest; run !== null; run = run.before) stayed.add(run.key);
  return stayed;
}
