import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { resolveRange } from "#core/file/byte-range.ts";

const FULL = { kind: "full" };
const UNSATISFIABLE = { kind: "unsatisfiable" };
const part = (start: number, end: number) => ({ kind: "part", start, end });

describe("a Range header", () => {
  test.each([
    [null],
    [""],
    ["bytes"],
    ["bytes="],
    ["bytes=-"],
    ["bytes=abc"],
    ["bytes=1"],
    ["bytes=1-2-3"],
    ["bytes=5-2"],
    ["bytes=-1-2"],
    ["bytes=0x1-5"],
    ["bytes=1.5-2"],
    ["bytes 0-1"],
    ["seconds=0-1"],
  ])("that is malformed or in another unit gives the whole file: %s", (header) => {
    expect(resolveRange(header, 1000)).toEqual(FULL);
  });

  test.each([["bytes=1000-"], ["bytes=1000-1001"], ["bytes=99999999999999999999-"], ["bytes=-0"]])(
    "for what is not there is unsatisfiable: %s",
    (header) => {
      expect(resolveRange(header, 1000)).toEqual(UNSATISFIABLE);
    },
  );

  test.each([["bytes=0-1,5-6"], ["bytes=0-1, -5"], ["bytes=2000-3000,0-1"]])(
    "for several parts gives the whole file: %s",
    (header) => {
      expect(resolveRange(header, 1000)).toEqual(FULL);
    },
  );

  test.each([
    ["bytes=0-1", part(0, 1)],
    ["bytes=0-0", part(0, 0)],
    ["bytes=0-", part(0, 999)],
    ["bytes=999-", part(999, 999)],
    ["bytes=500-99999999999999999999999", part(500, 999)],
    ["bytes=-500", part(500, 999)],
    ["bytes=-5000", part(0, 999)],
    ["Bytes=10-20", part(10, 20)],
    ["bytes= 10-20 ", part(10, 20)],
    ["bytes=,10-20,", part(10, 20)],
  ])("gives one part, cut to the end of the file: %s", (header, range) => {
    expect(resolveRange(header, 1000)).toEqual(range);
  });

  test("an empty file has no parts", () => {
    expect(resolveRange("bytes=0-", 0)).toEqual(UNSATISFIABLE);
    expect(resolveRange("bytes=-1", 0)).toEqual(FULL);
  });

  test("never gives a part that is not inside the file", () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(), (text, size) => {
        const range = resolveRange(`bytes=${text}`, size);
        if (range.kind !== "part") return true;
        return range.start >= 0 && range.start <= range.end && range.end < size;
      }),
    );
  });
});
