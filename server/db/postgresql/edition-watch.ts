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
  /** Resolves when `version` knows of all that was written before, or cannot know it now. */
  readonly caughtUp: () => Promise<void>;
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
  const waiting: (() => void)[] = [];
  const answer = (first: number) => {
    for (const resolve of waiting.splice(0, first)) resolve();
  };
  let look = () => {};
  const follow = async (): Promise<never> => {
    const socket = new Socket();
    if (held !== null) socket.unref();
    const client = await connect(location, { query_timeout: PATIENCE, stream: () => socket });
    try {
      const { changed, wake } = listen(client);
      look = wake;
      await client.query(`LISTEN ${CHANNEL}`);
      for (;;) {
        const asked = waiting.length;
        const { rows } = await client.query('SELECT "number", "deferred" FROM "Edition"');
        held = editionRow.parse(rows[0]);
        fault = null;
        tried();
        answer(asked);
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
        answer(waiting.length);
      });
      await pause(AGAIN_AFTER, ending.signal);
    }
  })();
  return {
    // What was never read is like nothing that was ever made of it.
    version: () => (held ? String(show(held).shown) : `unknown ${++unknown}`),
    fault: () => fault,
    known,
    caughtUp: async () => {
      if (fault !== null || ending.signal.aborted) return;
      await new Promise<void>((resolve) => {
        waiting.push(resolve);
        look();
      });
    },
    close: () => ending.abort(),
  };
}

/**
 * `changed` waits for the next notification since the last time, for `wake`, or until it is time to look; it throws when it is
 * aborted.
 */
function listen(client: Client) {
  let told = false;
  let end = () => {};
  const wake = () => {
    told = true;
    end();
  };
  client.on("notification", wake);
  client.on("end", () => end());
  client.on("error", () => end());
  const changed = async (signal: AbortSignal) => {
    if (!told) {
      const woken = new AbortController();
      end = () => woken.abort();
      await pause(LOOK_EVERY, AbortSignal.any([signal, woken.signal]));
    }
    told = false;
    signal.throwIfAborted();
  };
  return { changed, wake };
}

/** Waits so many milliseconds, or until the signal is aborted. */
async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await wait(milliseconds, undefined, { signal, ref: false }).catch(() => undefined);
}
