import { Socket } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import type { Client } from "pg";
import type { DatabaseLocation } from "../location.ts";
import { editionRow, editionShower } from "../shown-edition.ts";
import { connect } from "./connect.ts";

/** What the trigger of the edition notifies of its changes. */
const CHANNEL = "edition";
/** So often it is read all the same: a broken connection is noticed, and what no pooler has passed on. Milliseconds. */
const LOOK_EVERY = 1000;
/** Before it is tried again to connect. Milliseconds. */
const AGAIN_AFTER = 250;
/** A connection that says nothing for so long is broken. Milliseconds. */
const PATIENCE = 3000;

export interface EditionWatch {
  /** As `databaseVersion` tells it. */
  readonly version: () => string;
  /** Why the server cannot be asked now; null where it can, or was not yet. */
  readonly fault: () => Error | null;
  /** Resolves when it was read, or could not be, for the first time. */
  readonly known: Promise<void>;
  /** Ends it for good. */
  readonly close: () => void;
}

/**
 * Follows which edition a database at a server holds, by a connection of its own, which is opened again by itself when it breaks.
 * Once it has read it, it keeps no process alive.
 */
export function watchEdition(location: DatabaseLocation): EditionWatch {
  const show = editionShower(() => performance.now());
  const ending = new AbortController();
  let held: { readonly number: number; readonly deferred: number } | null = null;
  let fault: Error | null = null;
  let unknown = 0;
  let tried = () => {};
  const known = new Promise<void>((resolve) => {
    tried = resolve;
  });
  const follow = async (): Promise<never> => {
    const socket = new Socket();
    if (held !== null) socket.unref();
    const client = await connect(location, { query_timeout: PATIENCE, stream: () => socket });
    try {
      const changed = listen(client);
      await client.query(`LISTEN ${CHANNEL}`);
      for (;;) {
        const { rows } = await client.query('SELECT "number", "deferred" FROM "Edition"');
        held = editionRow.parse(rows[0]);
        fault = null;
        tried();
        socket.unref();
        await changed(ending.signal);
      }
    } finally {
      void client.end().catch(() => undefined);
    }
  };
  void (async () => {
    while (!ending.signal.aborted) {
      await follow().catch((error: unknown) => {
        fault = error instanceof Error ? error : new Error(String(error));
        tried();
      });
      await pause(AGAIN_AFTER, ending.signal);
    }
  })();
  return {
    // What was never read is like nothing that was ever made of it.
    version: () => (held ? String(show(held).shown) : `unknown ${++unknown}`),
    fault: () => fault,
    known,
    close: () => ending.abort(),
  };
}

/** Waits for the next notification since the last time, or until it is time to look; throws when the connection has ended. */
function listen(client: Client): (signal: AbortSignal) => Promise<void> {
  let told = false;
  let wake = () => {};
  client.on("notification", () => {
    told = true;
    wake();
  });
  client.on("end", () => wake());
  client.on("error", () => wake());
  return async (signal) => {
    if (!told) {
      const woken = new AbortController();
      wake = () => woken.abort();
      await pause(LOOK_EVERY, AbortSignal.any([signal, woken.signal]));
    }
    told = false;
    signal.throwIfAborted();
  };
}

/** Waits so many milliseconds, or until the signal is aborted. */
async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await wait(milliseconds, undefined, { signal, ref: false }).catch(() => undefined);
}
