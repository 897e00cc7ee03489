import { expect, test } from "vitest";
import { daysLeft, lastOver, TRASH_DAYS } from "#core/time/trash-days.ts";

const HOUR = 3_600_000;
const NOW = 1_790_000_000_000;

test.each([
  [0, 30],
  [-1, 30],
  [1, 30],
  [24, 29],
  [29 * 24, 1],
  [30 * 24 - 1, 1],
  [30 * 24, 0],
  [99 * 24, 0],
])(
  "what was deleted %d hours ago can be restored for %d more days, the last one counted whole",
  (hours, left) => {
    expect(daysLeft(NOW - hours * HOUR, NOW)).toBe(left);
  },
);

test("the last that is over has no day left", () => {
  expect(daysLeft(lastOver(NOW), NOW)).toBe(0);
  expect(daysLeft(lastOver(NOW) + 1, NOW)).toBe(1);
  expect(NOW - lastOver(NOW)).toBe(TRASH_DAYS * 24 * HOUR);
});
