import type { LiveEvent } from "./extras.ts";

const HOUR = 3600 * 1000;
/** A feed that was forgotten says "live" for ever: so long after its end, or its start where no end is told, it is not believed. */
const LATE = 12 * HOUR;

/** Until when an event is believed to be on or to come, in epoch milliseconds. */
export function believedUntil({ start, end }: Pick<LiveEvent, "start" | "end">): number {
  return Math.max(start, end ?? start) + LATE;
}

/** What is on or to come, what is on first, then by time. `now` in epoch milliseconds. */
export function upcomingEvents(events: readonly LiveEvent[], now: number): readonly LiveEvent[] {
  return events
    .filter((event) => event.status !== "ended" && believedUntil(event) > now)
    .toSorted((a, b) => Number(b.status === "live") - Number(a.status === "live") || a.start - b.start);
}
