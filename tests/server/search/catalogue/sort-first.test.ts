import { expect, test } from "vitest";
import { sortFirst } from "#server/search/catalogue/sort-first.ts";

interface Entry {
  readonly value: number;
  readonly number: number;
}

/** Of values with many equals, in no order. */
const LIST: readonly Entry[] = Array.from({ length: 500 }, (_, number) => ({
  value: (number * 37) % 97,
  number,
}));
const byValue = (one: Entry, other: Entry) => one.value - other.value;

test.each([0, 1, 10, 62, 63, 500, Number.POSITIVE_INFINITY])(
  "the first %d are those of the whole list in order, equal ones as they came",
  (most) => {
    const sorted = LIST.toSorted(byValue);
    const first = sortFirst(LIST, most, byValue);
    expect(first.slice(0, most)).toEqual(sorted.slice(0, most));
    expect(new Set(first)).toEqual(new Set(LIST));
    expect(first).toHaveLength(LIST.length);
  },
);
