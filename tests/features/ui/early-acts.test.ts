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

test("a sign that was pressed in vain, and again, counts once", () => {
  const { heard, press, listen } = openPage();
  press("f");
  press("f");
  comeAlive();
  listen();
  actAgain();
  expect(heard).toEqual(["f"]);
});
