import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseJsonPart } from "#core/file/json-part.ts";

describe("a file that is not quite JSON", () => {
  test.each<[string, string, unknown]>([
    ["has commas too many", '{"a":[1,2,],"b":{"c":"x,}",},}', { a: [1, 2], b: { c: "x,}" } }],
    ["has numbers that are none", '{"a":NaN,"b":[-Infinity],"c":"NaN"}', { a: null, b: [null], c: "NaN" }],
    ["has a value a line", '{"a":1}\n{"a":2}\n\n', [{ a: 1 }, { a: 2 }]],
  ])("that %s is read whole", (_, text, value) => {
    expect(parseJsonPart(text)).toEqual({ value, problems: [] });
  });

  test.each<[string, string, unknown, string]>([
    ["a text", '{"a":[{"b":1},{"b":"two', { a: [{ b: 1 }] }, '{"b":"two'],
    ["an object", '\uFEFF{"a":[{"b":1},{"b":2,', { a: [{ b: 1 }] }, '{"b":2,'],
    ["a list", '{"a":[{"b":1}', { a: [{ b: 1 }] }, '{"a":[{"b":1}'],
    ["a line", '{"a":1}\n{"a":[{"b":1},{"b', [{ a: 1 }, { a: [{ b: 1 }] }], '{"b'],
    ["what was closed wrongly", '{"a":[{"b":1}]]}', { a: [{ b: 1 }] }, "]}"],
  ])("that ends in the middle of %s is read up to there, and the rest named", (_, text, value, rest) => {
    expect(parseJsonPart(text)).toEqual({
      value,
      problems: [{ spot: { path: "$" }, code: "file-cut-off", value: rest }],
    });
  });

  test.each(["", "  ", "no JSON", '{"a":"b', "[[[[", '"', "{,}x"])(
    "of which nothing is closed says so: %j",
    (text) => {
      const { value, problems } = parseJsonPart(text);
      expect([value, problems.length]).toEqual([text === "{,}x" ? {} : undefined, 1]);
    },
  );

  test("of any kind ends, and says what it did", () => {
    const piece = fc.constantFrom("{", "}", "[", "]", ",", ":", '"', "\\", '"a"', "1", "NaN", "\n", "x");
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const { value, problems } = parseJsonPart(pieces.join(""));
        expect(value !== undefined || problems.length === 1).toBe(true);
      }),
    );
    for (const hostile of [
      "[".repeat(300_000),
      "[".repeat(300_000) + "]".repeat(300_000),
      '"\\'.repeat(300_000),
      `"${"a".repeat(300_000)}`,
      `"${"a\\n".repeat(100_000)}`,
      "{},".repeat(300_000),
    ])
      expect(parseJsonPart(`{"a":${hostile}`).problems.length).toBeLessThanOrEqual(1);
  });
});
