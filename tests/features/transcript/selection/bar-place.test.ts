import { describe, expect, test } from "vitest";
import { placeBar } from "#features/transcript/selection/bar-place.ts";

const view = { top: 100, bottom: 700, left: 0, right: 400 };
const bar = { width: 200, height: 40 };
const words = (top: number, bottom: number, left = 100, right = 300) => ({ top, bottom, left, right });

describe("the bar of selected words", () => {
  test.each([
    ["stands above them", "above", words(300, 330), 252],
    ["stands below them where there is no room above", "above", words(120, 150), 158],
    ["stands below the handles of fingers", "below", words(300, 330), 358],
    ["stands above where fingers leave no room below", "below", words(600, 690), 552],
    ["stays in view where there is no room on either side", "above", words(50, 800), 108],
    ["stays above the player where there is no room on either side of fingers", "below", words(50, 800), 652],
  ] as const)("%s", (_, side, selected, top) => {
    expect(placeBar({ words: selected, bar, view, side })).toMatchObject({ top, away: false });
  });

  test.each([
    ["in the middle of them", words(300, 330), 100],
    ["no further left than the edge", words(300, 330, 0, 40), 8],
    ["no further right than the edge", words(300, 330, 380, 400), 192],
  ])("stands %s", (_, selected, left) => {
    expect(placeBar({ words: selected, bar, view, side: "above" }).left).toBe(left);
  });

  test.each([words(20, 90), words(710, 740)])("is away when they are out of sight", (selected) => {
    expect(placeBar({ words: selected, bar, view, side: "above" }).away).toBe(true);
  });
});
