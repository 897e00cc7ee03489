import { isBusy } from "../thread/busy.ts";
import { type Asker, currentAsker } from "./asker.ts";
import { openLimiter, secondsToWait } from "./rate-limit.ts";
import { COME_BACK } from "./setback-answer.ts";

/** Three a second, for a minute: while somebody types, each answer leads to the next question. */
const A_MINUTE = 180;

const LIMITER = openLimiter("pages", A_MINUTE);

/** What a page asked for, or that it is not answered now: why, as a status of HTTP, and after how many seconds it may be. */
export type PageAnswer<T> =
  | { readonly kind: "answered"; readonly value: T }
  | { readonly kind: "later"; readonly status: 429 | 503; readonly seconds: number };

/** Asks what a page is made of. Who asks too often gets a page of status 429; when too much waits, one of 503. */
export async function askForPage<T>(ask: () => Promise<T>): Promise<PageAnswer<T>> {
  const asker = currentAsker();
  const answer = await askPatiently(ask, asker);
  if (answer.kind === "later")
    asker?.refuse({ status: answer.status, headers: { "retry-after": String(answer.seconds) } });
  return answer;
}

/** Asks what a page can do without: null where it is not answered now. */
export async function askAside<T>(ask: () => Promise<T>): Promise<T | null> {
  const answer = await askPatiently(ask, currentAsker());
  return answer.kind === "answered" ? answer.value : null;
}

async function askPatiently<T>(ask: () => Promise<T>, asker: Asker | null): Promise<PageAnswer<T>> {
  const seconds = asker ? secondsToWait(asker.client, LIMITER) : 0;
  if (seconds > 0) return { kind: "later", status: 429, seconds };
  try {
    return { kind: "answered", value: await ask() };
  } catch (error) {
    if (isBusy(error) || asker?.signal.aborted) return { kind: "later", status: 503, seconds: COME_BACK };
    throw error;
  }
}
