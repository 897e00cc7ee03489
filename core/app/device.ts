import { asObject, asOneOf, asText, type Check, ifAbsent, only, otherwise } from "../file/json-check.ts";
import type { Change } from "../sync/change.ts";
import { keyOf, namesWithin } from "../sync/key.ts";
import { type SyncState, type Writer, write } from "../sync/merge.ts";

/** All that apps tell of their devices is kept under keys of this kind. */
export const DEVICE_KIND = "device";

/** What an app calls the machine on which it runs (gPodder API v2, devices). */
export interface AppDevice {
  readonly id: string;
  /** What people call it; empty where they did not say. */
  readonly caption: string;
  readonly type: (typeof DEVICE_TYPES)[number];
}

const DEVICE_TYPES = ["desktop", "laptop", "mobile", "server", "other"] as const;
const LONGEST_CAPTION = 200;

/** Reads the id of a device, as the API has it. */
export const asDeviceName: Check<string> = only(asText, (text) => /^[\w.-]{1,100}$/.test(text));

const asType = otherwise<AppDevice["type"]>(asOneOf(DEVICE_TYPES), "other");
const asCaption = only(asText, ({ length }) => length <= LONGEST_CAPTION);
const asDevice = asObject<Omit<AppDevice, "id">>({ caption: asCaption, type: asType });

/** The devices of an account, by their ids. */
export function listDevices(state: SyncState): readonly AppDevice[] {
  const devices = [...state.values()].flatMap(({ key, value }) => {
    const [id] = namesWithin(DEVICE_KIND, key) ?? [];
    const device = asDevice(value);
    return id !== undefined && device ? [{ id, ...device }] : [];
  });
  return devices.sort((one, other) => (one.id < other.id ? -1 : 1));
}

/**
 * What is to be written where an app tells of a device: what it leaves out stays as it was, and of a new one is unknown. Null
 * for what tells of none. `now` is in epoch milliseconds.
 */
export function deviceChanges(
  writer: Writer,
  id: string,
  told: unknown,
  now: number,
): readonly Change[] | null {
  const known = listDevices(writer.state).find((device) => device.id === id);
  const { caption, type } = known ?? { caption: "", type: "other" };
  const read = asObject({ caption: ifAbsent(asCaption, caption), type: ifAbsent(asType, type) })(told);
  if (!read) return null;
  if (known && read.caption === caption && read.type === type) return [];
  return [write(writer, keyOf(DEVICE_KIND, id), read, now)];
}
