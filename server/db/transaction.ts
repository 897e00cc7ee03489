/**
 * Of a transaction that writes. Long episodes of many hours take a second or two to index on a slow disk, and several imports
 * take turns. Milliseconds.
 */
export const TRANSACTION = { timeout: 60_000, maxWait: 60_000 };
