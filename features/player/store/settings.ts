import { z } from "zod";

/** What a listener has set, for all episodes, in this browser. */
const settings = z.object({
  volume: z.number().min(0).max(1).catch(1),
  muted: z.boolean().catch(false),
  rate: z.number().min(0.5).max(4).catch(1),
  /** Whether single keys work (WCAG 2.1.4). */
  shortcuts: z.boolean().catch(true),
  /** Whether the clock shows the time left. */
  remaining: z.boolean().catch(false),
});

export type Settings = z.infer<typeof settings>;

/** The part of localStorage that is used; null where there is none. */
export type KeyValueStore = Pick<Storage, "getItem" | "setItem"> | null;

const KEY = "playhead.settings";

export function readSettings(storage: KeyValueStore): Settings {
  return settings.parse(readJson(storage, KEY) ?? {});
}

export function writeSettings(storage: KeyValueStore, value: Settings): void {
  writeJson(storage, KEY, value);
}

/** What stands under a key, or null where there is nothing that can be read. */
export function readJson(storage: KeyValueStore, key: string): unknown {
  try {
    return JSON.parse(storage?.getItem(key) ?? "null");
  } catch {
    return null;
  }
}

/** Keeps a value; a storage that is full or blocked keeps nothing, and playing goes on. */
export function writeJson(storage: KeyValueStore, key: string, value: unknown): void {
  try {
    storage?.setItem(key, JSON.stringify(value));
  } catch {
    // Nothing to be done: the listener has told the browser to keep nothing, or has filled it.
  }
}
