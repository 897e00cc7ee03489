const DAY = 24 * 3600_000;
const MOST = 90 * DAY;

/**
 * When a host is asked again whether it still has the same file: a day after it was read first, and then ever more rarely. Of
 * one that has just been read again because it was `changed`, after twice as long as the last copy stood: hosts that put
 * other advertisements into every answer are not read every day.
 */
export function nextCheck(now: Date, lastReadAt: Date | null, changed: "changed" | "unchanged"): Date {
  const stood = lastReadAt === null ? 0 : now.getTime() - lastReadAt.getTime();
  const wait = changed === "changed" ? 2 * stood : stood;
  return new Date(now.getTime() + Math.min(Math.max(wait, DAY), MOST));
}
