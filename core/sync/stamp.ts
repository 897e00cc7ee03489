import { asText, type Check, only } from "../file/json-check.ts";

/**
 * When and by whom a key was written: a hybrid logical clock as text, `001790000000000.000000.device`, in milliseconds since
 * the epoch, with a count of what was written within one, and the id of the device. Texts sort as what they stamp happened.
 */
export type Stamp = string;

const STAMP = /^(\d{15})\.(\d{6})\.([\da-z]{8,32})$/;
const DEVICE = /^[\da-z]{8,32}$/;
const LAST_TIME = 999_999_999_999_999;
const LAST_COUNT = 999_999;
/** How far the clock of a device may be ahead of the server's. Milliseconds. */
const MOST_AHEAD = 5 * 60_000;

export const asStamp: Check<Stamp> = only(asText, (text) => STAMP.test(text));

/** What may name a device: 8 to 32 digits and small letters, such as a UUID without its dashes. */
export const asDeviceId: Check<string> = only(asText, (text) => DEVICE.test(text));

/**
 * A stamp of `at`, or right after what was known when it was written, where that is as late: who has seen a version is
 * later than it, whatever their clock says.
 */
export function stampAfter(known: Stamp | null, at: number, device: string): Stamp {
  const time = Math.min(Math.max(0, Math.floor(at)), LAST_TIME);
  const before = known === null ? null : timeAndCount(known);
  if (before === null || time > before.time) return format(time, 0, device);
  return before.count < LAST_COUNT
    ? format(before.time, before.count + 1, device)
    : format(before.time + 1, 0, device);
}

/** The time of a stamp in epoch milliseconds. */
export function timeOf(stamp: Stamp): number {
  return timeAndCount(stamp).time;
}

/**
 * Whether a stamp is further in the future than clocks differ. `now` is in epoch milliseconds. A server takes nothing of
 * it: it would win over all that is written until then.
 */
export function isAhead(stamp: Stamp, now: number): boolean {
  return timeOf(stamp) > lastTime(now);
}

/** The latest time of a stamp that a server takes; `now` is its own, both in epoch milliseconds. */
export function lastTime(now: number): number {
  return now + MOST_AHEAD;
}

function timeAndCount(stamp: Stamp) {
  const [time, count] = stamp.split(".");
  return { time: Number(time), count: Number(count) };
}

function format(time: number, count: number, device: string): Stamp {
  return `${String(time).padStart(15, "0")}.${String(count).padStart(6, "0")}.${device}`;
}
