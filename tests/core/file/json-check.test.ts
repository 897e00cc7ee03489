import { describe, expect, test } from "vitest";
import {
  asAmount,
  asCount,
  asItems,
  asList,
  asNumber,
  asObject,
  asOneOf,
  asText,
  asTruth,
  type Check,
  ifAbsent,
  into,
  only,
  orNull,
  otherwise,
} from "#core/file/json-check.ts";

const asWord = only(asText, (text) => !text.includes(" "));
const asPoint = asObject({ x: asNumber, y: ifAbsent(orNull(asNumber), null) });

describe("a value is read as it is", () => {
  const readable: readonly (readonly [string, Check<unknown>, unknown])[] = [
    ["a text", asText, ""],
    ["a number", asNumber, -1.5],
    ["a truth", asTruth, false],
    ["an amount", asAmount, 0.5],
    ["a count", asCount, 0],
    ["any list", asItems, [1, "a", null]],
    ["one of those known", asOneOf(["word", "cue"]), "cue"],
    ["null where it may be", orNull(asText), null],
    ["what else may be where null may be", orNull(asText), "a"],
    ["a list of the readable", asList(asWord), ["a", "b"]],
    ["an empty list", asList(asWord), []],
    ["an object", asPoint, { x: 1, y: 2 }],
    ["what is as it must be besides", asWord, "a"],
    ["what is there where it need not be", ifAbsent(asText, "none"), "a"],
    ["what can be read where it need not be", otherwise(orNull(asText), "none"), null],
  ];
  test.each(readable)("%s", (_, check, value) => {
    expect(check(value)).toEqual(value);
  });
});

describe("what cannot be read is undefined", () => {
  const unreadable: readonly (readonly [string, Check<unknown>, readonly unknown[]])[] = [
    ["no text", asText, [undefined, null, 1, {}, ["a"]]],
    ["no number", asNumber, [undefined, null, "1", Number.NaN, Number.POSITIVE_INFINITY]],
    ["no truth", asTruth, [undefined, null, 0, "true"]],
    ["no amount", asAmount, [-0.1, "1", null]],
    ["no count", asCount, [0.5, -1, 2 ** 53, "1"]],
    ["no list", asItems, [undefined, null, "ab", { length: 0 }]],
    ["none of those known", asOneOf(["word", "cue"]), [undefined, null, "words", 0]],
    ["absent where it may only be null", orNull(asText), [undefined, 1]],
    ["a list with one bad element", asList(asWord), [["a", "b c"], ["a", null], "ab", null]],
    ["an object with a bad field, or without one", asPoint, [{ x: "1" }, {}, { x: 1, y: "2" }]],
    ["no object", asPoint, [undefined, null, 1, "x", [1, 2]]],
    ["not as it must be besides", asWord, ["a b", 1]],
    ["bad where it need not be there", ifAbsent(asText, "none"), [null, 1]],
  ];
  test.each(unreadable)("%s", (_, check, values) => {
    expect(values.map(check)).toEqual(values.map(() => undefined));
  });
});

test("of an object only the fields that were asked for are read", () => {
  expect(asPoint({ x: 1, z: 3 })).toEqual({ x: 1, y: null });
});

test("what cannot be read counts as the fallback, what is absent as what is missing", () => {
  expect([otherwise(asNumber, 1)("a"), otherwise(asNumber, 1)(undefined)]).toEqual([1, 1]);
  expect(ifAbsent(asText, "none")(undefined)).toBe("none");
});

test("what was read may become something else, or turn out to be nothing", () => {
  const asHalf = into(asCount, (count) => (count % 2 === 0 ? count / 2 : undefined));
  expect([asHalf(4), asHalf(3), asHalf("4")]).toEqual([2, undefined, undefined]);
});
