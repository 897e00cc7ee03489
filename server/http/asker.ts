import { AsyncLocalStorage } from "node:async_hooks";
import type { IncomingMessage } from "node:http";
import { processWide } from "../process-wide.ts";

/** An answer that is not given now, and what its headers say. */
export interface Refusal {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
}

/** Who waits for what is being made. */
export interface Asker {
  /** Their address, or that of the proxy which does not tell it. */
  readonly client: string;
  /** What their request is called in logs; of a page that is made for several, that of the first. */
  readonly id: string;
  /** Aborted when they leave before they have it all. */
  readonly signal: AbortSignal;
  /** Gives a page that is being made another status: a page of Next cannot. */
  readonly refuse: (refusal: Refusal) => void;
  /** Says what is to be said in place of that it failed (500), should it fail. */
  readonly excuse: (refusal: Refusal) => void;
  /**
   * HTML that goes out in the page that is being made and nowhere else, by its name; null where a page that stands asks
   * for its data.
   */
  readonly pageHtml: Map<string, string> | null;
}

/** `Asker.pageHtml` for a request. */
export function pageHtmlFor({ headers }: Pick<IncomingMessage, "headers">): Map<string, string> | null {
  return "rsc" in headers ? null : new Map();
}

// The site and what Next has bundled are different copies of this file.
const askers = processWide("askers", () => new AsyncLocalStorage<Asker | null>());

/** Runs what answers a request. All that is called from there finds its asker. */
export function answerTo<T>(asker: Asker, answer: () => T): T {
  return askers.get().run(asker, answer);
}

/** Makes what is kept for all who will ask: it does not end when the first of them leaves. */
export function makeForAll<T>(make: () => T): T {
  return askers.get().run(null, make);
}

/** The asker of what is being made; null where it is made for all, or nobody asked. */
export function currentAsker(): Asker | null {
  return askers.get().getStore() ?? null;
}
