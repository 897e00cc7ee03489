import { expect, test } from "vitest";
import { feedOrder } from "#core/feed/read/feed-order.ts";

const DAY = 86_400_000;
const episodes = (...days: readonly (number | null)[]) =>
  days.map((day, index) => ({ guid: `${index}`, publishedAt: day === null ? null : day * DAY }));

test.each([
  ["one date for all", [9, 9, 9], ["2 9", "1 9", "0 9"]],
  ["no dates", [null, null], ["1 -", "0 -"]],
  ["the newest without a date", [null, 8, 7], ["2 7", "1 8", "0 8"]],
  ["one between without a date", [9, null, 7], ["2 7", "1 7", "0 9"]],
  ["the oldest without a date", [9, 8, null], ["2 8", "1 8", "0 9"]],
  ["the oldest first", [1, null, 3], ["0 1", "1 1", "2 3"]],
  ["dates that go both ways", [1, 4, 4, 2], ["3 2", "2 4", "1 4", "0 1"]],
  ["none", [], []],
])("a feed with %s", (_, days, placed) => {
  expect(
    feedOrder(episodes(...days)).map(({ guid, at }) => `${guid} ${at === null ? "-" : at / DAY}`),
  ).toEqual(placed);
});
