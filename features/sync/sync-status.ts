import { Listeners } from "#features/ui/listeners.ts";

/** How far this browser is in step. */
export type SyncStatus =
  /** Nobody is signed in, or it is not known yet. */
  | { readonly kind: "unknown" }
  | { readonly kind: "working" }
  /** All was told on both sides at this time, in epoch milliseconds. */
  | { readonly kind: "inStep"; readonly at: number }
  /** Waits for the site; null: nothing was ever told. */
  | { readonly kind: "unreachable"; readonly at: number | null }
  | { readonly kind: "signedOut" }
  /** The account has no room for more. */
  | { readonly kind: "full" }
  /** The browser keeps nothing. */
  | { readonly kind: "unkept" };

const listeners = new Listeners();
const UNKNOWN: SyncStatus = { kind: "unknown" };
let status: SyncStatus = UNKNOWN;

export const followStatus = listeners.add;
export const getStatus = (): SyncStatus => status;
export const statusOnServer = (): SyncStatus => UNKNOWN;

export function showStatus(next: SyncStatus): void {
  status = next;
  listeners.tell();
}
