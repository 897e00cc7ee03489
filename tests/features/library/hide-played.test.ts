import { afterEach, expect, test, vi } from "vitest";
import { dropHeardStyles, HEARD_SCRIPT } from "#features/library/hide-played.ts";

class FakeSheet {
  text = "";
  replaceSync(text: string): void {
    this.text = text;
  }
}

/** What the script leaves out in a browser that keeps this. */
function leftOut(kept: Readonly<Record<string, string | null>>) {
  const page = { adoptedStyleSheets: [] as FakeSheet[] };
  const window: { heardStyles?: FakeSheet } = {};
  const storage = { getItem: (key: string) => kept[key] ?? null };
  new Function("window", "document", "localStorage", "CSSStyleSheet", HEARD_SCRIPT)(
    window,
    page,
    storage,
    FakeSheet,
  );
  return { page, window, rules: page.adoptedStyleSheets.map(({ text }) => text) };
}

const PLACES = JSON.stringify([
  { track: { href: "/shows/s/begun" }, done: false },
  { track: { href: "/shows/s/heard" }, done: true },
  { track: { href: '/shows/s/a"]b' }, done: true },
]);
const HIDING = { "playhead.hide-played": "on", "playhead.places": PLACES };

afterEach(() => vi.unstubAllGlobals());

test("rows of what was heard to the end are left out before any other script, where that is wanted", () => {
  expect(leftOut(HIDING).rules).toEqual([
    '[data-row="/shows/s/heard"]{display:none}[data-row="/shows/s/a\\"]b"]{display:none}',
  ]);
  expect(leftOut({ ...HIDING, "playhead.hide-played": "off" }).rules).toEqual([]);
  expect(leftOut({ "playhead.places": PLACES }).rules).toEqual([]);
});

test("nothing is left out where nothing that can be read is kept", () => {
  for (const places of [null, "", "{", "{}", "null", "7", "[null]"])
    expect(leftOut({ ...HIDING, "playhead.places": places }).rules).toEqual([]);
});

test("the list takes its styles away, and no others", () => {
  const { page, window } = leftOut(HIDING);
  const other = new FakeSheet();
  page.adoptedStyleSheets.push(other);
  vi.stubGlobal("window", window);
  vi.stubGlobal("document", page);
  dropHeardStyles();
  expect(page.adoptedStyleSheets).toEqual([other]);
  dropHeardStyles();
  expect(page.adoptedStyleSheets).toEqual([other]);
});
