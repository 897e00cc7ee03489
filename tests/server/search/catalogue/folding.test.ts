import fc from "fast-check";
import { expect, test } from "vitest";
import { repeatedAmong } from "#server/search/catalogue/folding.ts";

test("of any hits those are found that are repeated, each with its family", () => {
  const ids = fc.uniqueArray(fc.nat(300), { maxLength: 80 }).map((list) => list.toSorted((a, b) => a - b));
  fc.assert(
    fc.property(ids, ids, (hits, repeated) => {
      const repeats = {
        ids: Int32Array.from(repeated),
        families: Int32Array.from(repeated, (id) => id % 7),
      };
      const expected = hits.filter((id) => repeated.includes(id)).map((id) => ({ id, family: id % 7 }));
      expect([...repeatedAmong(Int32Array.from(hits), repeats)]).toEqual(expected);
    }),
  );
});
