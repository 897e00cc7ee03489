import { runInThisContext } from "node:vm";
import { afterEach, expect, test, vi } from "vitest";
import { actAgain, comeAlive, EARLY_ACTS_SCRIPT } from "#features/ui/early-acts.ts";

afterEach(() => void vi.unstubAllGlobals());

class Press extends Event {
  readonly key: string;

  constructor(type: string, { key = "" }: KeyboardEventInit) {
    super(type, { cancelable: true });
    this.key = key;
  }
}

/** A page as the script finds it, with nothing in it that has the focus. */
function openPage() {
  const page = Object.assign(new EventTarget(), { closest: () => null, matches: () => false, dataset: {} });
  vi.stubGlobal("window", {});
  vi.stubGlobal("document", Object.assign(page, { body: page, activeElement: null }));
  vi.stubGlobal("KeyboardEvent", Press);
  runInThisContext(EARLY_ACTS_SCRIPT);
  const heard: string[] = [];
  return {
    heard,
    press: (key: string) => void page.dispatchEvent(new Press("keydown", { key })),
    /** As the player does, a moment after the page has come alive. */
    listen: () =>
      page.addEventListener("keydown", (event) => {
        if (!(event instanceof Press)) return;
        event.preventDefault();
        heard.push(event.key);
      }),
  };
}

test("keys that are pressed before they are listened to are heard then, those after the page came alive too", () => {
  const { heard, press, listen } = openPage();
  press("f");
  comeAlive();
  press("n");
  listen();
  actAgain();
  expect(heard).toEqual(["f", "n"]);
});

test("a key that was heard is not heard again", () => {
  const { heard, press, listen } = openPage();
  listen();
  comeAlive();
  press("f");
  actAgain();
  press("f");
  expect(heard).toEqual(["f", "f"]);
});

/** As browsers give it: the files of a drop, or of a field. */
class Transfer {
  readonly #files: string[];
  readonly types: readonly string[];
  readonly items = { add: (file: string) => void this.#files.push(file) };

  constructor(...files: string[]) {
    this.#files = files;
    this.types = files.length > 0 ? ["text/uri-list", "Files"] : ["text/plain"];
  }

  get files(): readonly string[] {
    return this.#files;
  }
}

class Drag extends Event {
  readonly dataTransfer: Transfer;

  constructor(type: string, dataTransfer: Transfer) {
    super(type, { cancelable: true });
    this.dataTransfer = dataTransfer;
  }
}

/** A page with a field for several files, or without. Drops something on it: whether the browser is kept from opening that. */
function openDropPage(field: (EventTarget & { files: readonly string[] }) | null) {
  const page = Object.assign(new EventTarget(), { querySelector: () => field });
  vi.stubGlobal("window", {});
  vi.stubGlobal("document", page);
  vi.stubGlobal("DataTransfer", Transfer);
  runInThisContext(EARLY_ACTS_SCRIPT);
  return (type: "dragover" | "drop", ...files: string[]) => {
    const drag = new Drag(type, new Transfer(...files));
    if (files.includes("taken already")) drag.preventDefault();
    return !page.dispatchEvent(drag);
  };
}

test("files that are dropped before the page is alive are as if chosen, after those that were", () => {
  const field = Object.assign(new EventTarget(), { files: ["chosen"] as readonly string[] });
  const told: (readonly string[])[] = [];
  field.addEventListener("change", () => told.push(field.files));
  const drop = openDropPage(field);
  expect(drop("dragover", "one")).toBe(true);
  expect(told).toEqual([]);
  expect([drop("drop", "one", "two"), drop("drop", "three")]).toEqual([true, true]);
  expect(told).toEqual([
    ["chosen", "one", "two"],
    ["chosen", "one", "two", "three"],
  ]);
});

test("what is no file, or has no field, is dropped as the browser will have it", () => {
  const field = Object.assign(new EventTarget(), { files: [] });
  expect(openDropPage(field)("drop")).toBe(false);
  expect(openDropPage(null)("drop", "one")).toBe(false);
});

test("files that the page has taken itself are not taken again", () => {
  const field = Object.assign(new EventTarget(), { files: ["chosen"] as readonly string[] });
  const drop = openDropPage(field);
  expect([drop("drop", "taken already"), field.files]).toEqual([true, ["chosen"]]);
});

test("a sign that was pressed in vain, and again, counts once", () => {
  const { heard, press, listen } = openPage();
  press("f");
  press("f");
  comeAlive();
  listen();
  actAgain();
  expect(heard).toEqual(["f"]);
});
