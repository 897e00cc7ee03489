import { expect, test } from "vitest";
import { withChanges } from "#features/editor/shown-passage.ts";
import { passageOf } from "./correction-server.ts";

const [one, two, three] = [passageOf(1, "one"), passageOf(2, "two"), passageOf(3, "three")];
const all = [one, two, three];
const untimed = (id: number, text: string) => passageOf(id, text, { start: null, end: null });

test.each([
  ["changed", { passages: [passageOf(2, "zwei")], removed: [] }, ["one", "zwei", "three"]],
  ["gone", { passages: [passageOf(1, "one two")], removed: [2] }, ["one two", "three"]],
  [
    "new, behind the one that it was told behind",
    { passages: [passageOf(2, "t"), untimed(9, "wo")], removed: [] },
    ["one", "t", "wo", "three"],
  ],
  [
    "new and two in a row",
    { passages: [passageOf(2, "t"), untimed(9, "w"), untimed(8, "o")], removed: [] },
    ["one", "t", "w", "o", "three"],
  ],
  [
    "new by its time alone",
    { passages: [passageOf(9, "late", { start: 25 })], removed: [] },
    ["one", "two", "late", "three"],
  ],
  [
    "new before all",
    { passages: [passageOf(9, "early", { start: 1 })], removed: [] },
    ["early", "one", "two", "three"],
  ],
] as const)("a passage that is %s is where it belongs", (_, changed, texts) => {
  expect(withChanges(all, changed).map(({ text }) => text)).toEqual(texts);
});
