import type { Queueable } from "#core/queue/queue.ts";
import { Listeners } from "#features/ui/listeners.ts";

/** What somebody wants to queue, and the button that asks how. */
export interface QueueRequest extends Queueable {
  readonly button: HTMLButtonElement;
}

let request: QueueRequest | null = null;
const listeners = new Listeners();

/** Kept apart from what answers, which comes later: the button alone is on every row. */
export const followQueueRequests = listeners.add;
export const getQueueRequest = (): QueueRequest | null => request;

/** Asks for the menu; null: it is closed. */
export function requestQueue(next: QueueRequest | null): void {
  request = next;
  listeners.tell();
}
