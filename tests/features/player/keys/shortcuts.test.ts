import { describe, expect, test } from "vitest";
import { findShortcut, type KeyPress, keyBelongsTo } from "#features/player/keys/shortcuts.ts";

function press(key: string, changes: Partial<KeyPress> = {}): KeyPress {
  return { key, code: "", shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, ...changes };
}

const SHIFT = { shiftKey: true };

describe("a key", () => {
  test.each([
    ["x", {}, null],
    ["k", { ctrlKey: true }, null],
    ["k", { metaKey: true }, null],
    ["k", { altKey: true }, null],
    [" ", {}, "toggle"],
    ["k", {}, "toggle"],
    ["K", SHIFT, "toggle"],
    ["j", {}, "back"],
    ["ArrowLeft", {}, "back"],
    ["l", {}, "forward"],
    ["ArrowRight", {}, "forward"],
    ["ArrowLeft", SHIFT, "previous-passage"],
    ["ArrowRight", SHIFT, "next-passage"],
    ["ArrowUp", {}, "louder"],
    ["ArrowDown", {}, "quieter"],
    ["ArrowUp", SHIFT, "louder"],
    ["ArrowDown", SHIFT, "quieter"],
    [",", {}, "previous-sentence"],
    [".", {}, "next-sentence"],
    ["f", SHIFT, "full-screen"],
    ["m", {}, "mute"],
    ["<", SHIFT, "slower"],
    [">", SHIFT, "faster"],
    ["0", {}, "tenth"],
    ["9", {}, "tenth"],
    ["[", {}, "previous-chapter"],
    ["]", {}, "next-chapter"],
    ["f", {}, "follow"],
    ["c", {}, "copy-link"],
    ["q", {}, "queue"],
    ["/", {}, "search"],
    ["?", SHIFT, "help"],
    ["л", { code: "KeyK" }, "toggle"],
    ["ь", { code: "KeyM" }, "mute"],
    ["х", { code: "BracketLeft" }, "previous-chapter"],
  ])("%o %o means %s", (key, changes, action) => {
    expect(findShortcut(press(key, changes))?.action ?? null).toBe(action);
  });
});

describe("a key belongs to the element that has the focus", () => {
  // An element of which only the tag is known: enough for the selectors in question.
  const within =
    (...tags: string[]) =>
    (selector: string) =>
      selector.split(", ").some((part) => tags.includes(part));

  test.each([
    ["k", ["textarea"], true],
    ["k", ["button"], false],
    [" ", ["button"], true],
    [" ", ["a"], true],
    [" ", [], false],
    ["ArrowLeft", ["[type=range]"], true],
    ["ArrowLeft", ["[role=tab]"], true],
    ["ArrowLeft", ["button"], false],
    ["m", ["[type=range]"], false],
    ["ArrowDown", [], true],
    ["ArrowDown", ["button"], true],
    ["ArrowDown", ["button", "[data-player]"], false],
  ])("%o in %o: %s", (key, tags, expected) => {
    expect(keyBelongsTo(press(key), within(...tags))).toBe(expected);
  });
});
