const DAY = 86_400_000;
/** For so many days what was deleted can be restored. */
export const TRASH_DAYS = 30;

/** The latest time of a deletion that is over by `now`; both in epoch milliseconds. */
export function lastOver(now: number): number {
  return now - TRASH_DAYS * DAY;
}

/** How many days what was deleted then can still be restored, the last one counted whole; 0 for no longer. */
export function daysLeft(deletedAt: number, now: number): number {
  return Math.min(TRASH_DAYS, Math.max(0, Math.ceil((deletedAt - lastOver(now)) / DAY)));
}
