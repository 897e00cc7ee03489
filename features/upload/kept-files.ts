import { type DBSchema, openDB } from "idb";
import { asCount, asObject, asText, type Check, only, orNull } from "#core/file/json-check.ts";
import type { KeptFile } from "./transfer.ts";

interface Schema extends DBSchema {
  /** By their ids, with whose they are. Written by this version or another. */
  readonly files: { readonly key: string; readonly value: unknown };
}

const asBlob: Check<Blob> = (value) => (value instanceof Blob ? value : undefined);

const asKept = asObject<KeptFile & { readonly account: number }>({
  id: asText,
  account: asCount,
  key: asText,
  title: asText,
  show: asText,
  episode: orNull(asText),
  name: asText,
  file: asBlob,
  url: orNull(only(asText, (url) => url.startsWith("/"))),
  order: asCount,
});

/** Files of an account that are not yet sent, for when the page is loaded again. */
export interface KeptFiles {
  readonly list: () => Promise<readonly KeptFile[]>;
  readonly put: (file: KeptFile) => Promise<void>;
  readonly remove: (id: string) => Promise<void>;
}

/** Keeps nothing: where a browser refuses, a page that is loaded again asks for the files again. */
const NOTHING: KeptFiles = { list: async () => [], put: async () => {}, remove: async () => {} };

export async function openKeptFiles(account: number): Promise<KeptFiles> {
  // Another tab sends what is kept.
  if (!(await isAlone())) return NOTHING;
  const opened = openDB<Schema>("playhead.uploads", 1, {
    upgrade: (made) => void made.createObjectStore("files"),
    // A later version waits for this one to let go.
    blocking: (_current, _wanted, event) => {
      if (event.target instanceof IDBDatabase) event.target.close();
    },
  });
  const database = await opened.catch(() => null);
  if (!database) return NOTHING;
  return {
    list: async () => {
      const all = (await database.getAll("files")).map(asKept);
      return all
        .filter((file) => file !== undefined)
        .filter((file) => file.account === account)
        .sort((a, b) => a.order - b.order);
    },
    // A file that finds no room here is sent all the same.
    put: (file) => database.put("files", { ...file, account }, file.id).then(nothing, nothing),
    remove: (id) => database.delete("files", id).catch(nothing),
  };
}

function nothing(): void {}

const LOCK = "playhead.uploads";
/** A page that is being left may still have it. Milliseconds. */
const PATIENCE = 3000;

/** Whether this page is the one that goes on with what is kept, which it then is as long as it is open. */
function isAlone(): Promise<boolean> {
  const { locks } = navigator;
  // Only pages over TLS are told of others.
  if (!locks) return Promise.resolve(true);
  return new Promise((resolve) => {
    const hold = () => {
      resolve(true);
      return new Promise<never>(() => {});
    };
    locks.request(LOCK, { signal: AbortSignal.timeout(PATIENCE) }, hold).catch(() => resolve(false));
  });
}
