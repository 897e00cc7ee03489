import { expect, test } from "vitest";
import { formatClock } from "#core/time/time.ts";
import { RESUMED_SCRIPT } from "#features/player/episode/resumed.ts";

const HREF = "/shows/s/e";

/** The clock that the script tells the styles of a page at HREF; null for none. */
function told(kept: string | null): string | null {
  const properties = new Map<string, string>();
  const style = { setProperty: (name: string, value: string) => properties.set(name, value) };
  const root = { dataset: {} as { resumed?: string }, style };
  const globals = [{ documentElement: root }, { getItem: () => kept }, { pathname: HREF }];
  new Function("document", "localStorage", "location", RESUMED_SCRIPT)(...globals);
  const clock = properties.get("--resumed");
  expect(root.dataset.resumed).toBe(clock === undefined ? undefined : "");
  return clock === undefined ? null : JSON.parse(clock);
}

const place = (time: number, href = HREF, done = false) => ({ track: { href }, time, done });

test("where the episode of the address was left is told as clocks write it", () => {
  for (const time of [1, 9.9, 59, 60, 400, 3599.5, 3600, 3661, 36_000, 359_999])
    expect(told(JSON.stringify([place(7, "/shows/s/other"), place(time)]))).toBe(formatClock(time));
});

test("nothing is told of an episode that was not begun, or was heard to the end, or of what can't be read", () => {
  for (const places of [
    [],
    [place(0.9)],
    [place(40, HREF, true)],
    [place(40, "/shows/s/other")],
    [{}],
    [null],
  ])
    expect(told(JSON.stringify(places))).toBeNull();
  for (const kept of [null, "", "{", "{}", "7"]) expect(told(kept)).toBeNull();
});
