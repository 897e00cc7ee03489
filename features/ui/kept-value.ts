/** The part of a browser's storage that is used; null where there is none: then nothing is kept. */
export type KeyValueStore = Pick<Storage, "getItem" | "setItem"> | null;

/** `localStorage` outlives the visit, `sessionStorage` ends with it. Null where the browser has none, or refuses it. */
export function browserStorage(kind: "localStorage" | "sessionStorage"): KeyValueStore {
  try {
    return window[kind];
  } catch {
    return null;
  }
}

/** What stands under a key, or null where nothing does or may be read. */
export function readText(storage: KeyValueStore, key: string): string | null {
  try {
    return storage?.getItem(key) ?? null;
  } catch {
    return null;
  }
}

/** Keeps a text; a storage that is full or blocked keeps nothing, and all goes on. */
export function writeText(storage: KeyValueStore, key: string, text: string): void {
  try {
    storage?.setItem(key, text);
  } catch {
    // Nothing to be done: the listener has told the browser to keep nothing, or has filled it.
  }
}

/** What stands under a key as JSON, or null where there is nothing that can be read. */
export function readJson(storage: KeyValueStore, key: string): unknown {
  try {
    return JSON.parse(readText(storage, key) ?? "null");
  } catch {
    return null;
  }
}

/** Keeps a value as JSON, where anything can be kept. */
export function writeJson(storage: KeyValueStore, key: string, value: unknown): void {
  writeText(storage, key, JSON.stringify(value));
}
