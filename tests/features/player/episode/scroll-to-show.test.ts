import { expect, test } from "vitest";
import { scrollToShow } from "#features/player/episode/scroll-to-show.ts";

test.each<[string, number, number, number]>([
  ["in the middle stays", 200, 500, 0],
  ["with its neighbours in sight stays", 40, 500, 0],
  ["at the upper edge comes to a third", 0, 520, -160],
  ["above comes down", -300, 520, -460],
  ["below comes up", 800, 520, 640],
  ["in a box no taller than itself comes to its edge", 90, 40, 90],
])("an item %s", (_, top, seen, by) => {
  expect(scrollToShow({ top, height: 40 }, seen)).toBe(by);
});
