import { expect, test } from "vitest";
import { asPlayMessage, LONGEST_MESSAGE, type PlayMessage } from "#core/plays/message.ts";
import { PARTS } from "#core/plays/parts.ts";

const HEARD = {
  kind: "heard",
  show: "lamps",
  episode: "wick",
  play: true,
  embedded: false,
  heard: [0, 1],
  again: [],
} satisfies PlayMessage;
const SHARED = {
  kind: "shared",
  show: "lamps",
  episode: "wick",
  moment: { start: 1.5, end: 4 },
} satisfies PlayMessage;

test("messages are read as they were said, and what else stands in them is left out", () => {
  for (const message of [HEARD, SHARED, { ...SHARED, kind: "opened", moment: { start: 0, end: null } }])
    expect(asPlayMessage({ ...message, address: "192.0.2.1", id: 7 })).toEqual(message);
});

test.each<[string, unknown]>([
  ["nothing", null],
  ["a list of messages", [HEARD]],
  ["another kind", { ...HEARD, kind: "seen" }],
  ["no show", { ...HEARD, show: "" }],
  ["a slug without end", { ...HEARD, episode: "x".repeat(301) }],
  ["several plays", { ...HEARD, play: 2 }],
  ["a part twice", { ...HEARD, heard: [3, 3] }],
  ["a part past the last", { ...HEARD, heard: [PARTS] }],
  ["half a part", { ...HEARD, again: [0.5] }],
  ["a part before the first", { ...HEARD, again: [-1] }],
  ["parts as text", { ...HEARD, heard: ["1"] }],
  ["no moment", { ...SHARED, moment: null }],
  ["a moment before the beginning", { ...SHARED, moment: { start: -1, end: null } }],
  ["a moment that ends before it begins", { ...SHARED, moment: { start: 4, end: 4 } }],
  ["a moment after any end", { ...SHARED, moment: { start: 1e9, end: null } }],
])("%s is no message", (_, value) => {
  expect(asPlayMessage(value)).toBeUndefined();
});

test("the longest message that pages send is not too long", () => {
  const all = Array.from({ length: PARTS }, (_, part) => part);
  const slug = "x".repeat(300);
  const longest = { ...HEARD, show: slug, episode: slug, heard: all, again: all };
  expect(asPlayMessage(longest)).toEqual(longest);
  expect(JSON.stringify(longest).length).toBeLessThan(LONGEST_MESSAGE);
});
