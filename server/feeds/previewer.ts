import { withoutLogin } from "#core/text/login.ts";
import type { ImportOptions } from "../import/draft/context.ts";
import { processWide } from "../process-wide.ts";
import { isBusy, isLate } from "../thread/busy.ts";
import { openPool, type Threads } from "../thread/pool.ts";
import type { FeedPreview } from "./preview.ts";
import type { previewIn, readListIn } from "./previewer-thread.ts";
import type { SubscriptionList } from "./subscription-list.ts";

/** So many are read at once, and so many wait for that; more are told to come back. */
const MOST = 2;
const MOST_WAITING = 8;
/** Three addresses that say nothing, and the reading of a feed of decades. Milliseconds. */
const LONGEST = 60_000;

/** What a preview is read with, in another thread than the pages. */
export interface PreviewOptions extends Omit<ImportOptions, "db"> {
  readonly databaseLocation: string;
}

interface Held {
  /** Those that are there while something is read, and for no longer. */
  threads: Threads | null;
  /** Accounts for which something is being read. */
  readonly accounts: Set<number>;
}

const shared = processWide<Held>("previewer", () => ({ threads: null, accounts: new Set() }));

/**
 * The preview of what is at an address for an account, which has one read at a time; null where another is, or too many are.
 * Feeds of many megabytes take seconds to be read: a thread does that, so that pages are made meanwhile.
 */
export function previewFor(
  account: number,
  typed: string,
  options: PreviewOptions,
): Promise<FeedPreview | null> {
  const slow: FeedPreview = { kind: "failed", code: "too-slow", value: withoutLogin(typed) };
  return askFor(account, (threads) => threads.ask<typeof previewIn>("preview", [typed, options]), slow);
}

/** The list of subscriptions that a file holds, for an account as above. */
export function readListFor(account: number, file: Uint8Array): Promise<SubscriptionList | null> {
  const slow: SubscriptionList = { kind: "failed", code: "list-too-slow", value: "" };
  return askFor(account, (threads) => threads.ask<typeof readListIn>("list", [file]), slow);
}

/** `slow`: what is said where it takes too long. */
async function askFor<Answer>(
  account: number,
  ask: (threads: Threads) => Promise<Answer>,
  slow: Awaited<Answer>,
): Promise<Awaited<Answer> | null> {
  const held = shared.get();
  if (held.accounts.has(account)) return null;
  held.accounts.add(account);
  held.threads ??= openPool("previewer", { most: MOST, mostWaiting: MOST_WAITING, longestWait: LONGEST });
  const { threads } = held;
  try {
    return await ask(threads);
  } catch (error) {
    if (!isBusy(error)) throw error;
    return isLate(error) ? slow : null;
  } finally {
    held.accounts.delete(account);
    if (held.accounts.size === 0) {
      held.threads = null;
      await threads.end();
    }
  }
}
