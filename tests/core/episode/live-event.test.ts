import { expect, test } from "vitest";
import type { LiveEvent } from "#core/episode/extras.ts";
import { upcomingEvents } from "#core/episode/live-event.ts";

const HOUR = 3600 * 1000;
const NOW = Date.UTC(2026, 10, 29);

function event(title: string, status: LiveEvent["status"], hours: number, length: number | null): LiveEvent {
  const start = NOW + hours * HOUR;
  const end = length === null ? null : start + length * HOUR;
  return { guid: title, title, status, start, end, links: [], audio: null };
}

test("what is on comes first, then what is to come; what is over, or was long ago, is gone", () => {
  const events = [
    event("next month", "pending", 700, null),
    event("tomorrow", "pending", 24, 2),
    event("late", "pending", -3, 2),
    event("over", "ended", -1, 2),
    event("on", "live", -1, null),
    event("forgotten", "live", -50, 2),
    event("never", "pending", -50, null),
    event("for days", "live", -50, 60),
  ];
  expect(upcomingEvents(events, NOW).map(({ title }) => title)).toEqual([
    "for days",
    "on",
    "late",
    "tomorrow",
    "next month",
  ]);
});
