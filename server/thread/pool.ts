import { currentTracer } from "../trace/tracer.ts";
import { AskedThread } from "./asked-thread.ts";
import type { Question } from "./question.ts";
import { scriptOf } from "./script.ts";
import type { Service } from "./service.ts";
import { Turns } from "./turns.ts";

interface PoolOptions {
  /** How many threads there may be. */
  readonly most: number;
  /** So many may wait for a thread; more are refused rather than kept waiting. */
  readonly mostWaiting: number;
  /** An answer that takes longer is given up, and its thread with it. Milliseconds. */
  readonly longestWait?: number;
  /** The same of the first answer of a thread, which may have much to load before it. As long as any other, if left out. */
  readonly longestFirstWait?: number;
  /** What each thread is begun with. */
  readonly data?: Readonly<Record<string, unknown>>;
}

/** What people wait for at a page. Milliseconds. */
const LONGEST_WAIT = 20_000;

export interface Threads {
  /** Questions that are not yet answered. */
  readonly waiting: () => number;
  /**
   * Asks a method of the service. Fails with what `isBusy` knows when too many wait, or the answer takes too long. When
   * `signal` aborts, a question that still waits is forgotten; one that is being answered goes on, for a thread cannot be
   * interrupted within SQLite, and a new one would read everything again.
   */
  readonly ask: <Method extends (...args: never[]) => unknown>(
    method: string,
    args: Parameters<Method>,
    signal?: AbortSignal | null,
  ) => Promise<ReturnType<Method>>;
  /** Ends the threads, with whatever they are at. A question that comes later begins one anew. */
  readonly end: () => Promise<void>;
}

/** Threads that are begun when they are needed: bundled ones on a server that was built, else from their sources. */
export function openPool(
  service: Service,
  { most, mostWaiting, longestWait = LONGEST_WAIT, longestFirstWait = longestWait, data = {} }: PoolOptions,
): Threads {
  const { script, source } = scriptOf(service);
  const options = { workerData: { ...data, source }, ...withoutSdk() };
  const turns = new Turns({ most, mostWaiting });
  const threads = new Set<AskedThread>();
  const free = () => {
    for (const thread of threads)
      if (thread.ended) threads.delete(thread);
      else if (!thread.asked) return thread;
    const begun = new AskedThread(script, options);
    threads.add(begun);
    return begun;
  };
  const answer = async <Value>(question: Question) => {
    const thread = free();
    return thread.ask<Value>(question, thread.hasAnswered ? longestWait : longestFirstWait);
  };
  return {
    waiting: () => turns.size,
    ask: (method, args, signal = null) => turns.take(() => answer({ method, args }), signal),
    async end() {
      const ending = [...threads];
      threads.clear();
      await Promise.all(ending.map((thread) => thread.end()));
    },
  };
}

/** These threads make no spans: where an SDK is loaded before the process, to load it into each takes longer than all else that begins one. */
function withoutSdk() {
  if (currentTracer() === null) return {};
  const { NODE_OPTIONS: _, ...env } = process.env;
  return { execArgv: [], env };
}
