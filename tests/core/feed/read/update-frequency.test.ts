import { expect, test } from "vitest";
import { parseRecurrence } from "#core/feed/read/update-frequency.ts";
import { readChannelTags } from "./namespace-feed.ts";

const NOTHING = { text: null, rule: null, start: null, complete: false };

test.each([
  ["", null],
  [
    '<podcast:updateFrequency rrule="FREQ=WEEKLY">Weekly</podcast:updateFrequency>',
    { ...NOTHING, text: "Weekly", rule: "FREQ=WEEKLY" },
  ],
  [
    '<podcast:updateFrequency rrule="rrule:freq=yearly;byday=+4th;bymonth=11">\n  Every year\n</podcast:updateFrequency>',
    { ...NOTHING, text: "Every year", rule: "FREQ=YEARLY;BYDAY=+4TH;BYMONTH=11" },
  ],
  [
    '<podcast:updateFrequency dtstart="2025-01-01T00:00:00.000Z" rrule="FREQ=WEEKLY"/>',
    { ...NOTHING, rule: "FREQ=WEEKLY", start: Date.UTC(2025, 0, 1) },
  ],
  [
    '<podcast:updateFrequency complete="true">That\'s all folks!</podcast:updateFrequency>',
    { ...NOTHING, text: "That's all folks!", complete: true },
  ],
  ["<itunes:complete>Yes</itunes:complete>", { ...NOTHING, complete: true }],
  ["<itunes:complete>no</itunes:complete>", null],
])("%s is read as %o", (tags, frequency) => {
  const { feed, codes } = readChannelTags(tags);
  expect(codes).toEqual([]);
  expect(feed.extras.frequency).toEqual(frequency);
});

test.each([
  'rrule="weekly"',
  'rrule="FREQ=SECONDLY"',
  'rrule="FREQ=WEEKLY;INTERVAL=0"',
  'rrule="FREQ=WEEKLY;COUNT=1e9"',
  `rrule="FREQ=WEEKLY;BYDAY=${"MO,".repeat(1000)}"`,
  'dtstart="soon"',
])("%s is reported, and the words kept", (attributes) => {
  const { feed, codes } = readChannelTags(
    `<podcast:updateFrequency ${attributes}>Now and then</podcast:updateFrequency>`,
  );
  expect(codes).toEqual(["value-unreadable"]);
  expect(feed.extras.frequency).toEqual({ ...NOTHING, text: "Now and then" });
});

test.each([
  ["FREQ=DAILY;INTERVAL=1;BYDAY=MO,TU", { unit: "day", interval: 1, count: null, until: null }],
  ["FREQ=WEEKLY;INTERVAL=2;COUNT=10", { unit: "week", interval: 2, count: 10, until: null }],
  [
    "FREQ=WEEKLY;UNTIL=2023-12-31T00:00:00.000Z;BYDAY=MO",
    { unit: "week", interval: 1, count: null, until: Date.UTC(2023, 11, 31) },
  ],
  [
    "FREQ=MONTHLY;UNTIL=20231231T000000Z",
    { unit: "month", interval: 1, count: null, until: Date.UTC(2023, 11, 31) },
  ],
  ["INTERVAL=2", null],
])("%s recurs as %o", (rule, recurrence) => {
  expect(parseRecurrence(rule)).toEqual(recurrence);
});
