/** Every site of the journeys: the one they share, and those that some begin for themselves. All may be up at the same time. */
export const SITES = [
  "shared",
  "ending",
  "long transcript",
  "hostile feed",
  "scripts",
  "packed",
  "faults",
  "stopped",
  "trash",
  "mail",
  "first host",
  "kept feeds",
  "no passkeys",
  "repeats",
  "bucket",
  "meaning",
] as const;

/** TCP port of a site: those after `TEST_PORT` (3123), in the order of the list. */
export function portOf(site: (typeof SITES)[number]): number {
  return Number(process.env.TEST_PORT ?? 3123) + SITES.indexOf(site);
}
