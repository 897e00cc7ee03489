import { describe, expect, test } from "vitest";
import { parseTimeExpression, readRates } from "#core/transcript/read/ttml/ttml-time.ts";

function time(text: string, attributes: Readonly<Record<string, string>> = {}) {
  return parseTimeExpression(
    text,
    readRates((name) => attributes[name] ?? null),
  );
}

describe("a time expression", () => {
  test.each([
    ["00:01:02.5", 62.5],
    ["00:01:02", 62],
    ["100:00:00.001", 360_000.001],
    ["00:01:02,500", 62.5],
    ["01:02.5", 62.5],
    ["62.5s", 62.5],
    ["62.5", 62.5],
    ["1500ms", 1.5],
    ["1.5m", 90],
    ["0.5h", 1800],
    ["45f", 1.5],
    ["00:00:01:15", 1.5],
    ["3t", 3],
  ])("%s is %d seconds", (text, seconds) => {
    expect(time(text)).toBe(seconds);
  });

  test.each(["", "soon", "-1s", "1:2:3:4:5", "1x", "12:34:56.", "s"])("%o is none", (text) => {
    expect(time(text)).toBeNull();
  });

  test.each([
    ["10000000t", { tickRate: "10000000" }, 1],
    ["50t", { frameRate: "25" }, 2],
    ["50t", { frameRate: "25", subFrameRate: "2" }, 1],
    ["24f", { frameRate: "24" }, 1],
    ["00:00:01:12.1", { frameRate: "24", subFrameRate: "2" }, 1.521],
    ["30f", { frameRate: "30", frameRateMultiplier: "1000 1001" }, 1.001],
    ["30f", { frameRate: "30", frameRateMultiplier: "1000:1001" }, 1.001],
    ["1s", { frameRate: "0", tickRate: "x" }, 1],
    // A minute of time code without drops takes a little longer than a minute; with them, but for the rest, it does not.
    ["00:01:00:00", { timeBase: "smpte", frameRate: "30", frameRateMultiplier: "1000 1001" }, 60.06],
    [
      "00:10:00:00",
      { timeBase: "smpte", dropMode: "dropNTSC", frameRate: "30", frameRateMultiplier: "1000 1001" },
      599.999,
    ],
  ])("%s with %o is %d seconds", (text, attributes, seconds) => {
    expect(time(text, attributes as Record<string, string>)).toBe(seconds);
  });
});
