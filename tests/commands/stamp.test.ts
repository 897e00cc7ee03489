import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openStamp } from "#commands/stamp.ts";

let place: string;
let sources: string;
let file: string;

beforeEach(() => {
  place = mkdtempSync(path.join(tmpdir(), "playhead-stamp-"));
  sources = path.join(place, "sources");
  file = path.join(place, "stamp");
  mkdirSync(path.join(sources, "inner"), { recursive: true });
  writeFileSync(path.join(sources, "inner/a.ts"), "one");
  openStamp(file, [sources]).write();
});
afterEach(() => rmSync(place, { recursive: true, force: true }));

const holds = () => openStamp(file, [sources]).holds();

describe("a stamp", () => {
  test("holds while nothing changes, and none does where there is none", () => {
    expect(holds()).toBe(true);
    rmSync(file);
    expect(holds()).toBe(false);
  });

  test("holds for files that were only touched, and learns how they look now", () => {
    const before = readFileSync(file, "utf8");
    utimesSync(path.join(sources, "inner/a.ts"), 5, 5);
    expect(holds()).toBe(true);
    expect(readFileSync(file, "utf8")).not.toBe(before);
  });

  test.each([
    ["changed", () => writeFileSync(path.join(sources, "inner/a.ts"), "two")],
    ["new", () => writeFileSync(path.join(sources, "b.ts"), "")],
    ["gone", () => rmSync(path.join(sources, "inner/a.ts"))],
  ])("holds no more where a file is %s", (_, change) => {
    change();
    expect(holds()).toBe(false);
  });

  test("holds whatever stamps and other hidden files say", () => {
    writeFileSync(path.join(sources, "inner/.stamp"), "anything");
    expect(holds()).toBe(true);
  });
});
