import { type Answer, type Batch, LONGEST_BATCH, MOST_CHANGES } from "./batch.ts";
import { asChange, type Change } from "./change.ts";
import type { SyncKey } from "./key.ts";
import { byLatest, merge, type Writer } from "./merge.ts";
import { isAhead, lastTime, type Stamp, stampAfter } from "./stamp.ts";

/** What a device keeps to be in step. All of it can be sent and taken anew at any time: nothing is counted twice. */
export interface Device extends Writer {
  /** Of what the server is not known to have the latest. */
  readonly unsent: ReadonlySet<SyncKey>;
  /** Up to where it has what the server has; null before the first answer. */
  readonly cursor: string | null;
}

/** A device that knows nothing yet. */
export function newDevice(id: string): Device {
  return { id, state: new Map(), unsent: new Set(), cursor: null };
}

/** Takes what was done here. What is too long to be sent stays out of step. */
export function keepChanges(device: Device, changes: readonly Change[]): Device {
  const state = merge(
    device.state,
    changes.filter((change) => asChange(change) !== undefined),
  );
  const kept = changes.filter((change) => state.get(change.key) === change).map(({ key }) => key);
  return { ...device, state, unsent: new Set([...device.unsent, ...kept]) };
}

/** What is to be sent next; without changes it only asks. */
export function nextBatch({ state, unsent, cursor }: Device): Batch {
  const changes: Change[] = [];
  let length = 0;
  for (const key of unsent) {
    const change = state.get(key);
    if (change === undefined) continue;
    length += JSON.stringify(change).length;
    if (changes.length === MOST_CHANGES || (changes.length > 0 && length > LONGEST_BATCH)) break;
    changes.push(change);
  }
  return { cursor, changes };
}

/** Takes the answer to a batch. What was written anew since it was sent is still to be sent. */
export function takeAnswer(device: Device, sent: Batch, answer: Answer): Device {
  const state = merge(device.state, answer.changes);
  const arrived = new Map(sent.changes.map(({ key, stamp }) => [key, stamp]));
  const unsent = [...device.unsent].filter((key) => {
    const own = device.state.get(key);
    return state.get(key) === own && arrived.get(key) !== own?.stamp;
  });
  return { ...device, state, unsent: new Set(unsent), cursor: answer.cursor };
}

/**
 * After the server has found a batch ahead of its clock: what was not sent and is, is stamped anew, in the order in which it was
 * written, at the last time that the server takes, so that it is later than all that was known when it was written.
 * `serverNow` is in epoch milliseconds.
 */
export function stampAnew(device: Device, serverNow: number): Device {
  const [ahead, others] = [[] as Change[], [] as Change[]];
  for (const change of device.state.values())
    (device.unsent.has(change.key) && isAhead(change.stamp, serverNow) ? ahead : others).push(change);
  const state = new Map(device.state);
  let last = others.reduce<Stamp | null>(
    (latest, { stamp }) => (stamp > (latest ?? "") ? stamp : latest),
    null,
  );
  for (const change of ahead.sort(byLatest).reverse()) {
    last = stampAfter(last, lastTime(serverNow), device.id);
    state.set(change.key, { ...change, stamp: last });
  }
  return { ...device, state };
}

/** After the server has lost what it had, or does not know the cursor: all is sent and asked for again. */
export function startAgain(device: Device): Device {
  return { ...device, unsent: new Set(device.state.keys()), cursor: null };
}
