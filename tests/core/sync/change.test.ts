import { describe, expect, test } from "vitest";
import { parseAnswer, parseBatch } from "#core/sync/batch.ts";
import { asChange, isSameValue } from "#core/sync/change.ts";
import { asKey, keyOf, namesWithin } from "#core/sync/key.ts";
import { stampAfter } from "#core/sync/stamp.ts";

const stamp = stampAfter(null, 1_790_000_000_000, "device01");
const change = { key: keyOf("later", "one"), value: { what: ["nobody", 1, null] }, stamp };

function nested(depth: number): unknown {
  return depth === 0 ? 1 : [nested(depth - 1)];
}

describe("a change that comes over a network", () => {
  test.each([
    ["without a stamp", { ...change, stamp: undefined }],
    ["without a value", { key: change.key, stamp }],
    ["with a key that is no list", { ...change, key: '{"a":1}' }],
    ["with a key that is a word", { ...change, key: "bookmark" }],
    ["with a key of numbers", { ...change, key: '["place",1]' }],
    ["with a key of nothing", { ...change, key: "[]" }],
    ["with a key of too many parts", { ...change, key: keyOf("a", ..."bcdefghi") }],
    ["with a key that is written otherwise", { ...change, key: '["later", "one"]' }],
    ["with a key that is cut off", { ...change, key: '["later","one' }],
    ["with a key that is too long", { ...change, key: keyOf("later", "x".repeat(2000)) }],
    ["with a value that is too long", { ...change, value: "x".repeat(70_000) }],
    ["with a value that is too long together", { ...change, value: Array(10_000).fill("xxxxxxxx") }],
    ["with a value that is too deep", { ...change, value: nested(13) }],
    ["with a value that is not JSON", { ...change, value: { a: Number.NaN } }],
    ["that is a list", [change]],
    ["that is nothing", null],
  ])("%s is refused", (_, value) => {
    expect(asChange(value)).toBeUndefined();
  });

  test("is taken where its kind is of another version, with all that its value says", () => {
    const sent: unknown = JSON.parse(JSON.stringify({ ...change, another: 1 }));
    expect(asChange(sent)).toEqual(change);
    expect(asChange({ ...change, value: null })).toEqual({ ...change, value: null });
    expect(asChange({ ...change, value: nested(12) })).toBeDefined();
  });

  test("does not reach into what all objects share", () => {
    const sent: unknown = JSON.parse(JSON.stringify(change).replace('"what"', '"__proto__"'));
    const read = asChange(sent);
    expect(JSON.stringify(read?.value)).toBe('{"__proto__":["nobody",1,null]}');
    expect(Reflect.get({}, "0")).toBeUndefined();
  });

  test("costs only itself where it cannot be read among others", () => {
    const changes = [change, { ...change, key: "?" }, 5, { ...change, key: keyOf("x") }];
    expect(parseBatch({ cursor: null, changes })?.changes.map(({ key }) => key)).toEqual([
      change.key,
      '["x"]',
    ]);
    expect(parseAnswer({ cursor: "5", changes, more: false })?.changes).toHaveLength(2);
  });

  test.each([
    ["nothing", null],
    ["a list", []],
    ["a cursor that is too long", { cursor: "x".repeat(201), changes: [] }],
    ["a cursor that is a number", { cursor: 5, changes: [] }],
    ["more changes than fit", { cursor: null, changes: Array(501).fill(change) }],
    ["no changes", { cursor: null }],
  ])("%s is no batch", (_, value) => {
    expect(parseBatch(value)).toBeNull();
  });

  test("an answer without a cursor, or without whether there is more, is none", () => {
    expect(parseAnswer({ cursor: null, changes: [], more: false })).toBeNull();
    expect(parseAnswer({ cursor: "1", changes: [] })).toBeNull();
  });
});

describe("a key", () => {
  test("has its names whatever they are, and one kind does not begin another", () => {
    const names = ['https://tea.example/a?b="c"', "\u{1f375}\ud800", "", "__proto__"];
    const key = keyOf("place", ...names);
    expect(asKey(key)).toBe(key);
    expect(namesWithin("place", key)).toEqual(names);
    expect(namesWithin("places", key)).toBeNull();
    expect(namesWithin("plac", key)).toBeNull();
  });
});

test("values are the same however their names are ordered, but not their lists", () => {
  expect(isSameValue({ a: 1, b: { c: 2, d: 3 } }, { b: { d: 3, c: 2 }, a: 1 })).toBe(true);
  expect(isSameValue([1, 2], [2, 1])).toBe(false);
  expect(isSameValue({ a: 1 }, { a: "1" })).toBe(false);
});
