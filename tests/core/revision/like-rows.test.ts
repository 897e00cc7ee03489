import fc from "fast-check";
import { expect, test } from "vitest";
import { listLikeRows } from "#core/revision/like-rows.ts";

const elements = fc.array(fc.constantFrom("a", "b", "c"), { maxLength: 30 });

test("rows are alike where all their elements are", () => {
  fc.assert(
    fc.property(elements, elements, fc.integer({ min: 1, max: 5 }), (before, after, length) => {
      const rows = listLikeRows(before, after, 5)[length - 1];
      for (const [list, those] of [
        [before, rows?.before],
        [after, rows?.after],
      ] as const) {
        const starts = Array.from({ length: Math.max(0, list.length - length + 1) }, (_, at) => at);
        const rowAt = (at: number) => list.slice(at, at + length).join(" ");
        for (const at of starts) {
          const like = starts.filter((other) => rowAt(other) === rowAt(at));
          const rank = like.indexOf(at);
          expect(those?.count(at)).toBe(like.length);
          expect(those?.rank(at)).toBe(rank);
          expect(those?.neighbours(at)).toEqual([like[rank - 1] ?? -1, like[rank + 1] ?? -1]);
        }
      }
    }),
  );
});
